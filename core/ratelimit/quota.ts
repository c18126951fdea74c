import { naturalWindow } from './naturalWindow';
import type { Observation } from './observation';

/** What is left of one of the server's limits, as its last answer said and calls since used up. */
export interface Quota extends Observation {
	seenAt: number;
	/** The calls granted when this was true: those after it still come off. */
	counted: number;
	/** The longest time until a reset that was seen: about the window the server counts in, ms. */
	spanMs: number;
}

/** In windows up to this long calls are spaced evenly: that costs nobody time. */
const SHORT_WINDOW_MS = 10_000;
/** The share of a short window's limit that even spacing aims at. */
const AIM = 0.96;
/** In longer ones, what is left below this share is spread over the time until the reset. */
const SPREAD_BELOW = 0.1;
/** What was said without a word on when it ends is believed for this long, ms. */
const HOLDS_MS = 60_000;
/** Where only a used share is known, calls slow down from here to one in ten seconds at 1. */
const SLOW_FROM = 0.9;
const SLOWEST_MS = 10_000;

/** Takes in an answer to call number `call`. An older answer that came late says nothing new. */
export function withObservations(
	quotas: readonly Quota[],
	observations: readonly Observation[],
	call: number,
	now: number,
): Quota[] {
	const known = quotas.filter(
		({ seenAt, spanMs, resetAt = 0 }) =>
			Math.max(resetAt, seenAt + Math.max(spanMs, HOLDS_MS)) > now && seenAt <= now,
	);
	for (const observation of observations) {
		const index = known.findIndex(({ name }) => name === observation.name);
		const before = known[index];
		if (before && before.counted > call) continue;
		const span = Math.max(before?.spanMs ?? 0, (observation.resetAt ?? now) - now);
		const quota = { ...observation, seenAt: now, counted: call, spanMs: span };
		known.splice(index < 0 ? known.length : index, 1, quota);
	}
	return known;
}

/** When the server's own numbers allow the next call, ms since the epoch. */
export function quotasReadyAt(
	quotas: readonly Quota[],
	granted: number,
	lastAt: number,
	now: number,
): number {
	let readyAt = now;
	for (const quota of quotas) {
		readyAt = Math.max(readyAt, quotaReadyAt(quota, granted, lastAt, now));
	}
	return readyAt;
}

function quotaReadyAt(quota: Quota, granted: number, lastAt: number, now: number): number {
	if (quota.remaining === undefined) return shareReadyAt(quota, lastAt, now);
	const { limit, remaining, resetAt, restorePerSecond, seenAt, counted, spanMs } = quota;
	const since = granted - counted;
	if (restorePerSecond !== undefined && restorePerSecond > 0) {
		const left = remaining + (restorePerSecond * (now - seenAt)) / 1000 - since;
		return left >= 1 ? now : now + ((1 - left) * 1000) / restorePerSecond;
	}
	const open = resetAt !== undefined && resetAt > now;
	if (limit !== undefined && isShort(spanMs)) {
		if (open && remaining < 1) return resetAt;
		return lastAt + naturalWindow(spanMs) / (limit * AIM);
	}
	if (!open) return now;
	const left = remaining - since;
	if (left < 1) return resetAt;
	if (left > SPREAD_BELOW * (limit ?? 0)) return now;
	return Math.min(resetAt, lastAt + (resetAt - now) / left);
}

const isShort = (spanMs: number) => spanMs > 0 && spanMs <= SHORT_WINDOW_MS;

/** Do the server's numbers give a pace by themselves? Then none has to be learned from refusals. */
export function givePace(quotas: readonly Quota[] | undefined): boolean {
	return !!quotas?.some(
		({ limit, remaining, restorePerSecond, spanMs }) =>
			restorePerSecond !== undefined ||
			(limit !== undefined && remaining !== undefined && isShort(spanMs)),
	);
}

function shareReadyAt({ usedRatio = 0, resetAt, seenAt }: Quota, lastAt: number, now: number) {
	if ((resetAt ?? seenAt + HOLDS_MS) <= now || usedRatio < SLOW_FROM) return now;
	if (usedRatio >= 1 && resetAt !== undefined) return resetAt;
	return lastAt + Math.min(1, (usedRatio - SLOW_FROM) / (1 - SLOW_FROM)) * SLOWEST_MS;
}
