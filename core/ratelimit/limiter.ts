import type { Change } from '../state';
import { audited, book, HORIZON_MS, keepMs, nextSlot, type Booking, type Window } from './gcra';
import type { Observation } from './observation';
import {
	newPace,
	paceAccepted,
	paceReadyAt,
	paceRefused,
	paceTaken,
	paceUnknown,
	type Pace,
} from './pace';
import { givePace, quotasReadyAt, withObservations, type Quota } from './quota';

/** Everything that holds back the calls with one key, in one value: a grant needs all of it. */
export interface LimiterState {
	bookings?: Booking[];
	pace?: Pace;
	quotas?: Quota[];
}

export interface Demand {
	windows: readonly Window[];
	weight: number;
	/** Follow the server's answers too. */
	adaptive: boolean;
}

/**
 * `granted`: send after `waitMs`. `later`: nothing is booked, ask again after `waitMs`.
 * `refused`: it would take `waitMs`, which is too long. `by` names what holds the call back.
 */
export interface Grant {
	outcome: 'granted' | 'later' | 'refused';
	waitMs: number;
	by?: string;
	/** The call's number, for `settle`; 0 unless adaptive. */
	call: number;
	/** Everybody waits for how this call ends. */
	probes?: boolean;
}

/** What holds calls back besides configured windows, for people. */
export const SERVER = "the server's own limit";

/** How an admitted call ended, as far as limits go. */
export interface Settled {
	/** The number of its grant. */
	call: number;
	outcome: 'accepted' | 'refused' | 'unknown';
	retryAfterMs?: number;
	observations?: readonly Observation[];
}

/**
 * Books the next slot that every limit has room for; where one has none, nothing is booked.
 * @param longestMs No single wait may be longer; looked up only where there is one.
 */
export function acquire(
	state: LimiterState | undefined,
	{ windows, weight, adaptive }: Demand,
	now: number,
	longestMs: () => number,
): Change<LimiterState | undefined, Grant> {
	const bookings = audited(state?.bookings, now);
	const pace = adaptive ? (state?.pace ?? newPace(now)) : undefined;
	const serverReadyAt = pace ? readyAt(pace, state?.quotas, now) : now;
	const own = nextSlot(bookings, windows, now, weight);
	const byServer = serverReadyAt > own.slot;
	const slot = byServer ? serverReadyAt : own.slot;
	const by = byServer ? SERVER : own.by?.id;
	const waitMs = slot - now;
	const probes = pace?.pausedUntil !== undefined;

	if (waitMs > 0) {
		// A probe goes out at once or not at all.
		const bookableMs = probes ? 0 : HORIZON_MS;
		const isTooLong = waitMs > longestMs();
		if (isTooLong || waitMs > bookableMs) {
			const same = bookings === state?.bookings ? state : { ...state, bookings };
			const result: Grant = isTooLong
				? { outcome: 'refused', waitMs, by, call: 0 }
				: { outcome: 'later', waitMs: Math.max(1, waitMs - bookableMs), by, call: 0 };
			return { state: same, result, keepMs: keep(same, now) };
		}
	}
	const booked = book(bookings, windows, slot, now, weight);
	if (pace) {
		const next = { ...state, bookings: booked, pace: paceTaken(pace, slot, now) };
		const result: Grant = { outcome: 'granted', waitMs, by, call: pace.granted + 1, probes };
		return { state: next, result, keepMs: keep(next, now) };
	}
	const next = state?.pace || state?.quotas ? { ...state, bookings: booked } : { bookings: booked };
	const result: Grant = waitMs > 0 ? { outcome: 'granted', waitMs, by, call: 0 } : AT_ONCE;
	return { state: next, result, keepMs: keep(next, now) };
}

const AT_ONCE: Grant = { outcome: 'granted', waitMs: 0, call: 0 };

/** Learns from how an admitted call ended. */
export function settle(
	state: LimiterState | undefined,
	{ call, outcome, retryAfterMs, observations = [] }: Settled,
	now: number,
): Change<LimiterState | undefined, void> {
	if (!state?.pace) return { state, result: undefined, keepMs: keep(state, now) };
	const quotas = withObservations(state.quotas ?? [], observations, call, now);
	const pace = settledPace(
		{ ...state, pace: state.pace, quotas },
		call,
		outcome,
		retryAfterMs,
		now,
	);
	const next = { ...state, pace, quotas };
	return { state: next, result: undefined, keepMs: keep(next, now) };
}

/** May call number `call`, granted earlier, still go out? Not when everybody has been told to pause. */
export function stillGranted(state: LimiterState | undefined, call: number): boolean {
	const { pausedUntil, probe } = state?.pace ?? {};
	return pausedUntil === undefined || probe === call;
}

function settledPace(
	{ pace, quotas }: LimiterState & { pace: Pace },
	call: number,
	outcome: Settled['outcome'],
	retryAfterMs: number | undefined,
	now: number,
): Pace {
	if (outcome === 'refused') return paceRefused(pace, call, retryAfterMs, now);
	if (outcome === 'unknown') return paceUnknown(pace, call);
	return paceAccepted(pace, call, now, !givePace(quotas));
}

function readyAt(pace: Pace, quotas: LimiterState['quotas'], now: number): number {
	const byPace = paceReadyAt(pace, now);
	return quotas ? quotasReadyAt(quotas, pace.granted, pace.lastAt, byPace) : byPace;
}

/** A learned pace is forgotten when nobody called for this long, ms. */
const KEEP_PACE_MS = 600_000;

function keep(state: LimiterState | undefined, now: number): number {
	if (!state) return 0;
	const { bookings = [], pace, quotas } = state;
	let ms = keepMs(bookings, now);
	if (pace) ms = Math.max(ms, (pace.pausedUntil ?? now) - now + KEEP_PACE_MS);
	if (quotas) for (const { resetAt = now } of quotas) ms = Math.max(ms, resetAt - now);
	return ms;
}
