/** At most `requests` in any window of `perMs` milliseconds, of which `burst` may come at once. */
export interface RateLimit {
	requests: number;
	perMs: number;
	/** From 1 to `requests`; see `defaultBurst`. */
	burst?: number;
}

/**
 * One window's books: which window it is, so that a changed setting does not read another window's
 * time; its theoretical arrival time (TAT), when what is booked is worked off; how long a whole
 * limit's worth takes to work off, for what is that far behind says nothing. A list, because every
 * call writes it into the store, and a list is copied faster than an object.
 */
export type Booking = readonly [id: string, tat: number, fullMs: number];

/** A limit with its arithmetic done, once for many calls. */
export interface Window {
	id: string;
	burst: number;
	/** Between two requests once the burst is used up, ms. */
	interval: number;
	fullMs: number;
}

/**
 * A whole window at once is what a daily quota is for, and what a limit per second is not: up to
 * ten seconds requests are spaced evenly; in longer windows half of them may come at once, and the
 * other half keeps its promise to every window.
 */
export function defaultBurst({ requests, perMs }: RateLimit): number {
	return perMs <= 10_000 ? 1 : Math.ceil(requests / 2);
}

/**
 * With interval T = perMs / (requests - burst + 1), any half-open window of `perMs` holds at most
 * `requests`: a burst of b, then one every T. The usual T = perMs / requests would let nearly
 * twice the limit through after a pause.
 *
 * @param guardMs Widens the window: the network may deliver two calls closer than they were sent.
 * @throws RangeError for a limit that cannot be kept.
 */
export function toWindow(limit: RateLimit, name = '', guardMs = 0): Window {
	const { requests, perMs, burst = defaultBurst(limit) } = limit;
	if (!(Number.isInteger(requests) && requests > 0)) {
		throw new RangeError(`A rate limit needs a whole number of requests above 0, not ${requests}`);
	}
	if (!(perMs > 0 && perMs < Infinity)) {
		throw new RangeError(`A rate limit needs a window longer than 0 ms, not ${perMs}`);
	}
	if (!Number.isInteger(burst) || burst < 1) {
		throw new RangeError(`A burst is a whole number above 0, not ${burst}`);
	}
	const atOnce = Math.min(burst, requests);
	const interval = (perMs + guardMs) / (requests - atOnce + 1);
	const id = `${name}${requests} in ${perMs} ms`;
	return { id, burst: atOnce, interval, fullMs: requests * interval };
}

/** When the windows have room for a request of this weight, ms since the epoch; never before `now`. */
export function nextSlot(
	bookings: readonly Booking[] | undefined,
	windows: readonly Window[],
	now: number,
	weight: number,
): { slot: number; by?: Window } {
	let slot = now;
	let by: Window | undefined;
	for (const window of windows) {
		const free = tatOf(bookings, window) + (weight - window.burst) * window.interval;
		if (free > slot) {
			slot = free;
			by = window;
		}
	}
	return { slot, by };
}

/**
 * The books with a request of this weight at `slot` in every window (generic cell rate algorithm,
 * ITU-T I.371). Windows that this request does not touch stay as they are.
 *
 * Why it holds: slot k is at least TAT(k-1) + (w(k) - b)·T, and TAT(k) at least slot(1) + T·Σw.
 * So Σw is at most b + (slot(k) - slot(1)) / T, which is below requests + 1 within a window.
 */
export function book(
	bookings: readonly Booking[] | undefined,
	windows: readonly Window[],
	slot: number,
	now: number,
	weight: number,
): Booking[] {
	const next: Booking[] = [];
	for (const window of windows) {
		const tat = Math.max(tatOf(bookings, window), slot) + weight * window.interval;
		next.push([window.id, tat, window.fullMs]);
	}
	if (bookings === undefined) return next;
	for (const booking of bookings) {
		const [id, tat, fullMs] = booking;
		if (tat + fullMs > now && !isAmong(windows, id)) next.push(booking);
	}
	return next;
}

/**
 * Nobody books further ahead than `HORIZON_MS`, so that a waiting request holds back neither a
 * pause nor requests to other endpoints; until then it asks again.
 */
export const HORIZON_MS = 1000;

// Loops, for this runs with each call: closures would cost as much again.
function isAmong(windows: readonly Window[], id: string): boolean {
	for (const window of windows) if (window.id === id) return true;
	return false;
}

function tatOf(bookings: readonly Booking[] | undefined, window: Window): number {
	if (bookings !== undefined) {
		for (const [id, tat] of bookings) if (id === window.id) return tat;
	}
	return -Infinity;
}

/**
 * The books after a look at the clock. A time further ahead than anybody could have booked it
 * shows a clock that was set back: the books are then as full as they can be, so that no window
 * gets more, and nobody waits for the clock to come back. A clock that was set forward looks like
 * time that has passed.
 */
export function audited(bookings: Booking[] | undefined, now: number): Booking[] | undefined {
	if (bookings === undefined || !isAhead(bookings, now)) return bookings;
	return bookings.map(([id, tat, fullMs]) => [
		id,
		Math.min(tat, now + HORIZON_MS + fullMs),
		fullMs,
	]);
}

function isAhead(bookings: readonly Booking[], now: number): boolean {
	for (const [, tat, fullMs] of bookings) if (tat > now + HORIZON_MS + fullMs) return true;
	return false;
}

/** How long the books must be kept, ms: until every window has forgotten what is in it. */
export function keepMs(bookings: readonly Booking[], now: number): number {
	let until = now;
	for (const [, tat, fullMs] of bookings) until = Math.max(until, tat + fullMs);
	return until - now;
}
