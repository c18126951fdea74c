import type { Change } from '../state';
import { totals, withCall, type Slice } from './window';

/** When it opens, any of the conditions being enough, and how it finds out that all is well again. */
export interface BreakerPolicy {
	/** Consecutive failures that open it. */
	failures?: number;
	/** A share of failures among the calls of a sliding window. */
	ratio?: Share;
	/** A share of calls that took longer than `slowerThanMs`. */
	slow?: Share & { slowerThanMs: number };
	/** How long it stays open before probes, ms. */
	openMs: number;
	/** Each time the probes fail it stays open this many times longer; 1 unless said otherwise. */
	growth?: number;
	/** It never stays open longer, ms; ten times `openMs` unless said otherwise. */
	maxOpenMs?: number;
	/** How many calls may probe while half-open, over all processes. All must succeed to close it. */
	probes: number;
}

export interface Share {
	/** Above this share it opens; from 0 to 1. */
	threshold: number;
	windowMs: number;
	/** Fewer calls in the window say nothing. */
	minimumCalls: number;
}

/**
 * Plain JSON, so that it lives in a shared store. `openedAt` absent: closed. Probes are kept by
 * the time they lapse, so that one lost in a crash does not hold the breaker half-open for ever.
 */
export interface BreakerState {
	/** Consecutive ones. */
	failures: number;
	openedAt?: number;
	/** What opened it, for people. */
	why?: string;
	/** How often it has opened since it was last closed. */
	opened?: number;
	probesUntil?: number[];
	probesSucceeded?: number;
	window?: Slice[];
}

export type BreakerPhase = 'closed' | 'open' | 'half-open';

/** `openedAt` tells `record` which of the breaker's phases the call belongs to. */
export type Permit =
	| { allowed: true; phase: BreakerPhase; openedAt?: number }
	| { allowed: false; phase: BreakerPhase; retryAfterMs: number; why?: string };

/** How a permitted call ended. `none`: it never came to show anything, as when it was cancelled. */
export interface CallEnd {
	outcome: 'success' | 'failure' | 'none';
	/** How long the other side took, ms. */
	tookMs?: number;
	/** Of a failure, what it was, such as `HTTP 503`: without secrets, for it is kept. */
	why?: string;
}

export const CLOSED: BreakerState = { failures: 0 };
/** What a closed breaker answers. */
export const GO: Permit = { allowed: true, phase: 'closed' };

export function phase(state: BreakerState, policy: BreakerPolicy, now: number): BreakerPhase {
	if (state.openedAt === undefined) return 'closed';
	return now < openUntil(state, policy, now) ? 'open' : 'half-open';
}

/** Asks whether a call may go out now. */
export function permit(
	state: BreakerState = CLOSED,
	policy: BreakerPolicy,
	now: number,
): Change<BreakerState, Permit> {
	const { openedAt, why } = state;
	if (openedAt === undefined) return { state, result: GO };
	const remaining = openUntil(state, policy, now) - now;
	if (remaining > 0) {
		return { state, result: { allowed: false, phase: 'open', retryAfterMs: remaining, why } };
	}
	const probing = (state.probesUntil ?? []).filter((until) => until > now);
	if (probing.length + (state.probesSucceeded ?? 0) >= policy.probes) {
		const retryAfterMs = Math.min(...probing) - now;
		return { state, result: { allowed: false, phase: 'half-open', retryAfterMs, why } };
	}
	return {
		state: { ...state, probesUntil: [...probing, now + policy.openMs] },
		result: { allowed: true, phase: 'half-open', openedAt },
	};
}

/**
 * Takes in how a permitted call ended. A call from before the breaker opened says nothing about
 * the target as it is now, and changes nothing.
 */
export function record(
	state: BreakerState = CLOSED,
	policy: BreakerPolicy,
	permitted: { openedAt?: number },
	end: CallEnd,
	now: number,
): Change<BreakerState, BreakerPhase> {
	const current = permitted.openedAt === state.openedAt;
	const next = current ? after(state, policy, end, now) : state;
	return { state: next, result: phase(next, policy, now) };
}

function after(
	state: BreakerState,
	policy: BreakerPolicy,
	end: CallEnd,
	now: number,
): BreakerState {
	const { outcome, tookMs = 0, why } = end;
	const slow = policy.slow !== undefined && tookMs > policy.slow.slowerThanMs;
	if (state.openedAt !== undefined) return afterProbe(state, policy, end, slow, now);
	if (outcome === 'none') return state;

	const failed = outcome === 'failure';
	const failures = failed ? state.failures + 1 : 0;
	const windowMs = Math.max(policy.ratio?.windowMs ?? 0, policy.slow?.windowMs ?? 0);
	const window =
		windowMs === 0 ? undefined : withCall(state.window ?? [], { failed, slow }, windowMs, now);
	if (trips(policy, failures, window, failed, slow)) {
		return { failures, openedAt: now, why, opened: 1 };
	}
	if (window) return { failures, window };
	return failures === state.failures ? state : { failures };
}

function trips(
	{ failures: limit, ratio, slow: slowness }: BreakerPolicy,
	failures: number,
	window: readonly Slice[] | undefined,
	failed: boolean,
	slow: boolean,
): boolean {
	if (limit !== undefined && failures >= limit) return true;
	if (!window) return false;
	const sum = totals(window);
	const exceeds = (share: Share | undefined, count: number) =>
		share !== undefined && sum.calls >= share.minimumCalls && count > share.threshold * sum.calls;
	return (failed && exceeds(ratio, sum.failed)) || (slow && exceeds(slowness, sum.slow));
}

function afterProbe(
	state: BreakerState,
	policy: BreakerPolicy,
	{ outcome, why = state.why }: CallEnd,
	slow: boolean,
	now: number,
): BreakerState {
	const probesUntil = (state.probesUntil ?? []).slice(1);
	if (outcome === 'none') return { ...state, probesUntil };
	if (outcome === 'failure' || slow) {
		const opened = (state.opened ?? 1) + 1;
		return { failures: state.failures + 1, openedAt: now, why, opened };
	}
	const probesSucceeded = (state.probesSucceeded ?? 0) + 1;
	return probesSucceeded >= policy.probes ? CLOSED : { ...state, probesUntil, probesSucceeded };
}

function openUntil(state: BreakerState, policy: BreakerPolicy, now: number): number {
	const { openMs, growth = 1, maxOpenMs = openMs * 10 } = policy;
	const ms = Math.min(openMs * growth ** ((state.opened ?? 1) - 1), maxOpenMs);
	// A clock that was set back must not keep it open for longer than that.
	return Math.min(state.openedAt ?? now, now) + ms;
}
