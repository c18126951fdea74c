import type { Change } from '../state';

/** At most `requests` in any window of `perMs` milliseconds, of which `burst` may come at once. */
export interface RateLimit {
	requests: number;
	perMs: number;
	/** From 1 to `requests`; 1 spaces the requests evenly at the full rate. */
	burst?: number;
}

/** The theoretical arrival time: when the last booked request would be due at the even rate. */
export interface GcraState {
	tat: number;
}

/** How long to wait before sending, in ms. A refused request books nothing. */
export type Grant = { granted: true; waitMs: number } | { granted: false; waitMs: number };

/**
 * Books the next free slot (generic cell rate algorithm, ITU-T I.371).
 *
 * With interval T = perMs / (requests - burst + 1), any half-open window of `perMs` holds at most
 * `requests` slots: a burst of b, then one every T. The usual T = perMs / requests would let
 * nearly twice the limit through after a pause.
 */
export function bookSlot(
	state: GcraState | undefined,
	limit: RateLimit,
	now: number,
	maxWaitMs = Infinity,
): Change<GcraState, Grant> {
	const burst = Math.min(Math.max(1, limit.burst ?? 1), limit.requests);
	const interval = limit.perMs / (limit.requests - burst + 1);
	const tat = state?.tat ?? now;
	const slot = Math.max(now, tat - (burst - 1) * interval);
	const waitMs = slot - now;
	if (waitMs > maxWaitMs) return { state: { tat }, result: { granted: false, waitMs } };
	return { state: { tat: Math.max(tat, slot) + interval }, result: { granted: true, waitMs } };
}
