import {
	audited,
	book,
	defaultBurst,
	HORIZON_MS,
	keepMs,
	nextSlot,
	toWindow,
	type Booking,
} from '../../../core/ratelimit/gcra';

const NOW = 1_000_000;
const orders = toWindow({ requests: 2, perMs: 1000 }, 'orders ');
const files = toWindow({ requests: 5, perMs: 60_000 }, 'files ');

/** The books after one request at a time to these windows. */
const booked = (...requests: ReadonlyArray<[at: number, windows: (typeof orders)[]]>) =>
	requests.reduce<Booking[] | undefined>(
		(bookings, [at, windows]) => book(bookings, windows, at, at, 1),
		undefined,
	)!;
const slotOf = (bookings: readonly Booking[], window: typeof orders, now: number) =>
	nextSlot(bookings, [window], now, 1).slot;

describe('the books of several windows', () => {
	it('keep what a request does not touch', () => {
		const both = booked([NOW, [orders]], [NOW + 10, [files]]);
		expect(nextSlot(both, [orders], NOW + 10, 1)).toEqual({
			slot: NOW + orders.interval,
			by: orders,
		});
	});

	it('have one entry for a window, however often it is booked', () => {
		expect(booked([NOW, [orders, files]], [NOW + 600, [files, orders]])).toHaveLength(2);
	});

	it('forget a window when all that was in it is worked off', () => {
		const over = NOW + orders.interval + orders.fullMs;
		expect(booked([NOW, [orders]], [over - 1, [files]])).toHaveLength(2);
		expect(booked([NOW, [orders]], [over, [files]])).toHaveLength(1);
	});

	it('say how long they matter', () => {
		expect(keepMs(booked([NOW, [orders]]), NOW)).toBe(orders.interval + orders.fullMs);
		expect(keepMs(booked([NOW, [orders]]), NOW + 100_000)).toBe(0);
		expect(keepMs([], NOW)).toBe(0);
	});
});

describe('the next slot', () => {
	it('is now where there is room, and nobody holds it up', () => {
		expect(nextSlot(undefined, [orders, files], NOW, 1)).toEqual({ slot: NOW, by: undefined });
		const first = booked([NOW, [orders]]);
		const free = NOW + orders.interval;
		expect(nextSlot(first, [orders], free, 1)).toEqual({ slot: free, by: undefined });
	});
});

describe('books after a clock was set back', () => {
	const fullest = NOW + HORIZON_MS + orders.fullMs;
	/** Orders are worked off at this time, files at theirs. */
	const until = (time: number) =>
		booked([NOW, [files]], [time - orders.interval, [orders]], [NOW, [files]]);

	it('are as full as they can be, the others as they were', () => {
		const set = until(fullest + 1);
		const after = audited(set, NOW)!;
		expect(slotOf(after, orders, NOW)).toBe(fullest);
		expect(slotOf(after, files, NOW)).toBe(slotOf(set, files, NOW));
		expect(slotOf(audited(until(fullest + 500_000), NOW)!, orders, NOW)).toBe(fullest);
	});

	it('are left alone otherwise', () => {
		const bookings = until(fullest);
		expect(audited(bookings, NOW)).toBe(bookings);
		expect(audited(undefined, NOW)).toBeUndefined();
	});
});

describe('a window', () => {
	it('is wider by the guard', () => {
		expect(toWindow({ requests: 10, perMs: 1000 }, '', 100).interval).toBe(110);
	});

	it('lets one at a time go up to ten seconds, and half of them above', () => {
		expect(defaultBurst({ requests: 9, perMs: 10_000 })).toBe(1);
		expect(defaultBurst({ requests: 9, perMs: 10_001 })).toBe(5);
	});

	it('never lets more go at once than it holds', () => {
		expect(toWindow({ requests: 3, perMs: 1000, burst: 9 })).toMatchObject({
			burst: 3,
			interval: 1000,
		});
	});
});
