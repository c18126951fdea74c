import type { Change } from '../state';

/** Opens after a run of failures, answers at once while open, then lets a few probes through. */
export interface BreakerPolicy {
	/** Consecutive failures that open it. */
	failures: number;
	/** How long it stays open before probes, in ms. */
	openMs: number;
	/** How many calls may probe at a time while half-open. */
	probes: number;
}

/**
 * Plain JSON, so that it lives in a shared store. `openedAt` absent: closed. Probes are kept by
 * the time they lapse, so that one lost in a crash does not hold the breaker half-open for ever.
 */
export interface BreakerState {
	failures: number;
	openedAt?: number;
	probesUntil?: number[];
}

export type BreakerPhase = 'closed' | 'open' | 'half-open';

export type Permit = { allowed: true } | { allowed: false; retryAfterMs: number };

export const CLOSED: BreakerState = { failures: 0 };

export function phase(state: BreakerState, policy: BreakerPolicy, now: number): BreakerPhase {
	if (state.openedAt === undefined) return 'closed';
	return now - state.openedAt < policy.openMs ? 'open' : 'half-open';
}

/** Asks whether a call may go out now. */
export function permit(
	state: BreakerState = CLOSED,
	policy: BreakerPolicy,
	now: number,
): Change<BreakerState, Permit> {
	if (state.openedAt === undefined) return { state, result: { allowed: true } };
	const remaining = state.openedAt + policy.openMs - now;
	if (remaining > 0) return { state, result: { allowed: false, retryAfterMs: remaining } };

	const probing = (state.probesUntil ?? []).filter((until) => until > now);
	if (probing.length >= policy.probes) {
		return { state, result: { allowed: false, retryAfterMs: Math.min(...probing) - now } };
	}
	return {
		state: { ...state, probesUntil: [...probing, now + policy.openMs] },
		result: { allowed: true },
	};
}

/** Takes in how a permitted call ended. */
export function record(
	state: BreakerState = CLOSED,
	policy: BreakerPolicy,
	succeeded: boolean,
	now: number,
): Change<BreakerState, BreakerPhase> {
	const next = after(state, policy, succeeded, now);
	return { state: next, result: phase(next, policy, now) };
}

function after(
	state: BreakerState,
	policy: BreakerPolicy,
	succeeded: boolean,
	now: number,
): BreakerState {
	// A call that went out before the breaker opened says nothing about the target as it is now.
	if (phase(state, policy, now) === 'open') return state;
	if (succeeded) return CLOSED;
	const failures = state.failures + 1;
	const trips = state.openedAt !== undefined || failures >= policy.failures;
	return trips ? { failures, openedAt: now } : { failures };
}
