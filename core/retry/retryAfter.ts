/**
 * The wait that a Retry-After header asks for, in ms from `now` (RFC 9110 §10.2.3: seconds, or one
 * of three date forms). Undefined when it is absent or says nothing sensible; never negative.
 */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
	const text = value?.trim();
	if (!text) return undefined;
	// Some servers send fractions, which the RFC does not know but everyone understands.
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	// Date.parse also reads "-5" and "1.5 s" as years: a date has a letter (its month) and a colon.
	if (!/[a-z]/i.test(text) || !text.includes(':')) return undefined;
	const date = Date.parse(asUtc(text));
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The asctime form ("Sun Nov  6 08:49:37 1994") names no zone and means UTC. */
function asUtc(date: string): string {
	return /(GMT|UTC|Z|[+-]\d{2}:?\d{2})$/i.test(date) ? date : `${date} GMT`;
}
