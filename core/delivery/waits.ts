const UNITS_MS: Readonly<Record<string, number>> = {
	s: 1000,
	m: 60_000,
	h: 3_600_000,
	d: 86_400_000,
};

/**
 * The waits in a text such as `10s, 1m, 10m, 1h`, ms; none in an empty one.
 * @throws Error that names what is no wait.
 */
export function parseWaits(text: string): number[] {
	return text
		.split(',')
		.map((wait) => wait.trim())
		.filter((wait) => wait !== '')
		.map(parseWait);
}

function parseWait(text: string): number {
	const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([smhd])$/.exec(text) ?? [];
	const unitMs = UNITS_MS[unit];
	if (unitMs === undefined) {
		throw new Error(
			`“${text}” is no wait. Write a number and its unit, such as 10s, 5m, 2h or 1d.`,
		);
	}
	return Number(amount) * unitMs;
}
