import { HORIZON_MS } from './gcra';
import { naturalWindow } from './naturalWindow';

/**
 * The pace that a server without a known limit turns out to bear, learned from its refusals:
 * - At a refusal everybody pauses, as long as Retry-After says or a moment that doubles.
 * - Then one call goes out as a probe. Once it is accepted the rest follow.
 * - The new pace is a little below what the server took since the last refusal. It rises again
 *   with the square of time: slowly beside the limit just met, sooner where that limit has gone.
 */
export interface Pace {
	/** Calls granted so far; a call's number tells what was sent before and after it. */
	granted: number;
	/** Calls per ms that were right at `rateAt`; absent until the first refusal. */
	rate?: number;
	rateAt?: number;
	/** When the next call is due at the learned pace. */
	nextAt?: number;
	pausedUntil?: number;
	/** The pause to take if the probe is refused too, ms. */
	pauseMs?: number;
	/** The number of the call that probes, while nobody knows how it ended. */
	probe?: number;
	/** Refusals of calls numbered up to here are of the same event. */
	refusedUpTo?: number;
	/** When the last event of refusals began. */
	refusedAt?: number;
	/** Since the server last began to accept: when that was, and what it accepted. */
	since: number;
	accepted: number;
	/** When the last call was granted. */
	lastAt: number;
}

/** The first pause where the server names none. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** How far below the measured rate the learned one starts. */
const BELOW = 0.95;
/** When the learned rate has risen by the twentieth that it was lowered, ms. */
const REGAIN_MS = 40_000;
/** A probe whose end nobody reported, as after a crash, is given up. */
const PROBE_LAPSES_MS = 30_000;
/** Fewer accepted calls than this say nothing about a pace. */
const EVIDENCE = 3;
/** While nobody called for this long and no pace is known, what was measured says little. */
const IDLE_MS = 1000;

export const newPace = (now: number): Pace => ({
	granted: 0,
	since: now,
	accepted: 0,
	lastAt: now,
});

/** Calls per ms that the pace allows at `now`; undefined while nothing is known. */
export function currentRate({ rate, rateAt = 0 }: Pace, now: number): number | undefined {
	if (rate === undefined) return undefined;
	const regained = Math.max(0, now - rateAt) / REGAIN_MS;
	return rate * (1 + (1 - BELOW) * regained * regained);
}

/** When the next call may go out, ms since the epoch. */
export function paceReadyAt(pace: Pace, now: number): number {
	const { probe, pausedUntil = now } = pace;
	if (pausedUntil > now) return pausedUntil;
	// Its end is waited for in steps as long as the pause was.
	if (probe !== undefined && now < pausedUntil + PROBE_LAPSES_MS) {
		return now + Math.min(1000, Math.max(10, (pace.pauseMs ?? FIRST_PAUSE_MS) / 4));
	}
	const rate = currentRate(pace, now);
	if (rate === undefined || pace.nextAt === undefined) return now;
	// Further ahead than anybody books: the clock was set back.
	return Math.max(now, Math.min(pace.nextAt, now + HORIZON_MS + 1 / rate));
}

/** The pace after a call was granted for `slot`. The first one after a pause is its probe. */
export function paceTaken(pace: Pace, slot: number, now: number): Pace {
	const granted = pace.granted + 1;
	const rate = currentRate(pace, now);
	const probes = pace.pausedUntil !== undefined;
	const idle = rate === undefined && !probes && now - pace.lastAt > IDLE_MS;
	return {
		...pace,
		granted,
		accepted: idle ? 1 : pace.accepted + 1,
		since: idle ? now : pace.since,
		lastAt: slot,
		...(rate !== undefined && { nextAt: slot + 1 / rate }),
		...(probes && { probe: granted, pausedUntil: now }),
	};
}

/** The pace after call number `call` was refused for being too many. */
export function paceRefused(
	pace: Pace,
	call: number,
	retryAfterMs: number | undefined,
	now: number,
): Pace {
	const accepted = Math.max(0, pace.accepted - 1);
	const pauseUntil = (ms: number) => Math.max(pace.pausedUntil ?? 0, now + ms);
	if (call === pace.probe) {
		const pauseMs = pace.pauseMs ?? FIRST_PAUSE_MS;
		return {
			...pace,
			accepted,
			probe: undefined,
			pausedUntil: pauseUntil(retryAfterMs ?? pauseMs),
			pauseMs: Math.min(pauseMs * 2, LONGEST_PAUSE_MS),
			refusedUpTo: pace.granted,
		};
	}
	// Sent before the pause: one event, told several times.
	if (call <= (pace.refusedUpTo ?? 0)) {
		const longer = retryAfterMs !== undefined && pace.pausedUntil !== undefined;
		return { ...pace, accepted, ...(longer && { pausedUntil: pauseUntil(retryAfterMs) }) };
	}
	return {
		...pace,
		accepted,
		probe: undefined,
		pausedUntil: pauseUntil(retryAfterMs ?? FIRST_PAUSE_MS),
		pauseMs: FIRST_PAUSE_MS * 2,
		refusedUpTo: pace.granted,
		refusedAt: now,
	};
}

/** The pace after nobody learned how call number `call` ended: if it was the probe, the next is. */
export function paceUnknown(pace: Pace, call: number): Pace {
	return call === pace.probe ? { ...pace, probe: undefined } : pace;
}

/**
 * The pace after call number `call` was let in. Only a probe changes it: the pause is over, and
 * unless the server's own numbers give a pace, one has been learned.
 */
export function paceAccepted(pace: Pace, call: number, now: number, learns = true): Pace {
	if (call !== pace.probe) return pace;
	const { probe: _probe, pausedUntil: _until, pauseMs: _pause, ...rest } = pace;
	const resumed = { ...rest, since: now, accepted: 0, lastAt: now };
	if (!learns || (pace.rate === undefined && pace.accepted < EVIDENCE)) return resumed;
	const rate = learnedRate(pace, now);
	return { ...resumed, rate, rateAt: now, nextAt: now + 1 / rate };
}

/**
 * What the server took from its last refusal to this acceptance. Where the pace had been held for
 * long before it was refused, it was nearly right.
 */
function learnedRate(pace: Pace, now: number): number {
	const measured = Math.max(1, pace.accepted) / naturalWindow(Math.max(1, now - pace.since));
	const refusedAt = pace.refusedAt ?? now;
	const before = currentRate(pace, refusedAt);
	if (before === undefined) return measured * BELOW;
	const held = refusedAt - pace.since > 5 * (now - refusedAt);
	return BELOW * (held ? before : Math.min(before, Math.max(measured, before / 2)));
}
