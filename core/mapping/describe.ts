const LONGEST = 40;

/** A value as an error message shows it: short, and never the inside of a list or an object. */
export function describe(value: unknown): string {
	if (typeof value === 'string') {
		return value.length > LONGEST ? `'${value.slice(0, LONGEST)}…'` : `'${value}'`;
	}
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (typeof value === 'object' && value !== null) return 'an object';
	return String(value);
}
