/** A path with values in it, each encoded, so that none can lead to another place of the API. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
	return String.raw({ raw: parts }, ...values.map(segment));
}

function segment(value: string): string {
	if (value === '.' || value === '..') throw new Error(`${value} is no name`);
	return encodeURIComponent(value);
}
