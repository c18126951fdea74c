import type { Random } from '../time';

/** All in ms. */
export interface Backoff {
	baseMs: number;
	/** No single wait is longer. */
	maxMs: number;
	/** A random amount up to this is added, so that callers do not come back all at once. */
	jitterMs: number;
}

/** The wait after attempt number `attempt` (from 1) failed: min(base · 2^attempt + random, max). */
export function backoffMs(backoff: Backoff, attempt: number, random: Random): number {
	return Math.min(backoff.baseMs * 2 ** attempt + random() * backoff.jitterMs, backoff.maxMs);
}
