/** The directives of a Cache-Control header (RFC 9111 §5.2), by lower-case name. */
export type CacheControl = ReadonlyMap<string, string>;

const DIRECTIVE = /([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/g;

/** Of a directive that is there twice the first counts (RFC 9111 §4.2.1). */
export function parseCacheControl(header: string | undefined): CacheControl {
	const directives = new Map<string, string>();
	for (const [, name = '', quoted, plain = ''] of (header ?? '').matchAll(DIRECTIVE)) {
		const key = name.toLowerCase();
		if (!directives.has(key)) directives.set(key, quoted ?? plain);
	}
	return directives;
}

/** A directive's seconds, in ms. What is no number counts as 0: stale (RFC 9111 §4.2.1). */
export function secondsOf(directives: CacheControl, name: string): number | undefined {
	const text = directives.get(name);
	if (text === undefined) return undefined;
	return /^\d+$/.test(text) ? Math.min(Number(text), LONGEST_SECONDS) * 1000 : 0;
}

/** RFC 9111 §1.2.2. */
const LONGEST_SECONDS = 2 ** 31;
