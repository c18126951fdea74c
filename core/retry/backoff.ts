import type { Random } from '../time';

/** All in ms. */
export interface Backoff {
	baseMs: number;
	/** No single wait is longer. */
	maxMs: number;
	/** A random amount up to this is added, so that callers do not come back all at once. */
	jitterMs: number;
	/**
	 * `exponential` (the default): min(base · 2^attempt + random, max).
	 * `full-jitter`: anything from 0 to min(base · 2^attempt, max), which spreads a crowd best
	 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
	 */
	kind?: 'exponential' | 'full-jitter';
}

/** The wait after attempt number `attempt` (from 1) failed. */
export function backoffMs(backoff: Backoff, attempt: number, random: Random): number {
	const { baseMs, maxMs, jitterMs, kind } = backoff;
	const wait = baseMs * 2 ** attempt;
	if (kind === 'full-jitter') return random() * Math.min(wait, maxMs);
	return Math.min(wait + random() * jitterMs, maxMs);
}
