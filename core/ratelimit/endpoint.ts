import type { RateLimit } from './gcra';

/** What an API says of some of its endpoints. The first one that matches counts. */
export interface EndpointRule {
	/** Upper case; absent: every method. */
	method?: string;
	/** `*` is any one segment, or any part of one; `**` is any number of segments. */
	path: string;
	/** How much one request takes of the shared limits, a whole number; 1 unless said otherwise. */
	weight?: number;
	/** On top of the shared limits; requests to all endpoints of the rule count together. */
	limits?: readonly RateLimit[];
}

/** The first rule for a request. */
export function endpointRule(
	rules: readonly EndpointRule[],
	method: string,
	path: string,
): EndpointRule | undefined {
	return rules.find(
		(rule) =>
			(rule.method === undefined || rule.method === method.toUpperCase()) &&
			pathMatches(rule.path, path),
	);
}

/** Both start with a slash; one slash at the end makes no difference. */
export function pathMatches(pattern: string, path: string): boolean {
	return matches(segments(pattern), segments(path), '**', segmentMatches);
}

const segments = (path: string) => path.replace(/\/$/, '').split('/');

const segmentMatches = (pattern: string, segment: string) =>
	pattern === '*' ||
	pattern === segment ||
	(pattern.includes('*') && matches([...pattern], [...segment], '*', (a, b) => a === b));

/**
 * Wildcards by remembering the last one and letting it take one part more where the rest does not
 * fit: at most pattern times path steps, with no pattern that makes it slow.
 */
function matches(
	pattern: readonly string[],
	parts: readonly string[],
	wildcard: string,
	same: (pattern: string, part: string) => boolean,
): boolean {
	let p = 0;
	let i = 0;
	let star = -1;
	let taken = 0;
	while (i < parts.length) {
		if (pattern[p] === wildcard) {
			star = p++;
			taken = i;
		} else if (p < pattern.length && same(pattern[p]!, parts[i]!)) {
			p++;
			i++;
		} else if (star >= 0) {
			p = star + 1;
			i = ++taken;
		} else return false;
	}
	while (pattern[p] === wildcard) p++;
	return p === pattern.length;
}
