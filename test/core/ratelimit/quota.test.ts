import type { Observation } from '../../../core/ratelimit/observation';
import {
	givePace,
	quotasReadyAt,
	withObservations,
	type Quota,
} from '../../../core/ratelimit/quota';

const NOW = 1_000_000;
const HOUR = 3_600_000;

/** What is known after one answer to call number `call`. */
const told = (observation: Omit<Observation, 'name'>, call = 1, now = NOW) =>
	withObservations([], [{ name: 'default', ...observation }], call, now);

/** How long the next call waits, ms, `granted` calls having been granted, the last just now. */
const wait = (quotas: readonly Quota[], now = NOW, granted = 1, lastAt = now) =>
	quotasReadyAt(quotas, granted, lastAt, now) - now;

describe('what is known of the limits of a server', () => {
	it('is kept under each name', () => {
		const day: Observation = { name: 'day', remaining: 5 };
		const minute: Observation = { name: 'minute', remaining: 3 };
		const known = withObservations([], [day, minute], 1, NOW);
		const later = withObservations(known, [{ ...day, remaining: 4 }], 2, NOW);
		expect(later.map(({ name, remaining }) => [name, remaining])).toEqual([
			['day', 4],
			['minute', 3],
		]);
	});

	it('does not follow an answer to an older call that came late', () => {
		const known = told({ remaining: 3 }, 5);
		const after = (call: number) =>
			withObservations(known, [{ name: 'default', remaining: 9 }], call, NOW)[0]!.remaining;
		expect(after(4)).toBe(3);
		expect(after(5)).toBe(9);
	});

	it('ends with its reset, or a minute after it was said', () => {
		const left = (quotas: readonly Quota[], now: number) =>
			withObservations(quotas, [], 2, now).length;
		const long = told({ remaining: 0, resetAt: NOW + HOUR });
		expect([NOW + HOUR - 1, NOW + HOUR].map((now) => left(long, now))).toEqual([1, 0]);
		const open = told({ remaining: 0 });
		expect([NOW + 59_999, NOW + 60_000].map((now) => left(open, now))).toEqual([1, 0]);
	});

	it('is forgotten when the clock is set back', () => {
		expect(withObservations(told({ remaining: 0 }), [], 2, NOW - 1)).toEqual([]);
	});

	it('remembers the longest time until a reset', () => {
		const first = told({ remaining: 9, resetAt: NOW + 60_000 });
		const second = withObservations(
			first,
			[{ name: 'default', remaining: 8, resetAt: NOW + 60_000 }],
			2,
			NOW + 20_000,
		);
		expect(second[0]).toMatchObject({ spanMs: 60_000, seenAt: NOW + 20_000, counted: 2 });
	});
});

describe('the next call', () => {
	it('waits for nothing where nothing is known', () => {
		expect(wait([])).toBe(0);
		expect(wait(told({ remaining: 0 }))).toBe(0);
	});

	it('waits for the slowest of the limits', () => {
		const quotas = [
			...told({ remaining: 0, resetAt: NOW + HOUR }),
			...told({ remaining: 0, resetAt: NOW + 2 * HOUR }),
		];
		expect(wait(quotas)).toBe(2 * HOUR);
		expect(wait(quotas.toReversed())).toBe(2 * HOUR);
	});

	describe('of a long window', () => {
		const left = (remaining: number) => told({ limit: 100, remaining, resetAt: NOW + HOUR });

		it('goes at once down to a tenth of the limit', () => {
			expect(wait(left(11))).toBe(0);
			expect(wait(left(10))).toBeGreaterThan(0);
		});

		it('has its share of the time until the reset below that', () => {
			expect(wait(left(10))).toBe(HOUR / 10);
			expect(wait(left(4))).toBe(HOUR / 4);
			expect(wait(left(1))).toBe(HOUR);
		});

		it('comes off for each call that was granted since', () => {
			expect(wait(left(11), NOW, 2)).toBe(HOUR / 10);
			expect(wait(left(11), NOW, 11)).toBe(HOUR);
			expect(wait(left(11), NOW, 12)).toBe(HOUR);
			expect(wait(left(11), NOW, 13)).toBe(HOUR);
		});

		it('counts from the call before', () => {
			expect(wait(left(10), NOW, 1, NOW - 60_000)).toBe(HOUR / 10 - 60_000);
		});

		it('goes after the reset, whatever was said before', () => {
			expect(wait(left(0), NOW + HOUR - 1)).toBe(1);
			expect(wait(left(0), NOW + HOUR)).toBe(0);
		});

		it('waits for the reset only when nothing is left, where the limit is not said', () => {
			expect(wait(told({ remaining: 1, resetAt: NOW + HOUR }))).toBe(0);
			expect(wait(told({ remaining: 1, resetAt: NOW + 1000 }))).toBe(0);
			expect(wait(told({ remaining: 0, resetAt: NOW + HOUR }))).toBe(HOUR);
		});
	});

	describe('of a short window', () => {
		const left = (remaining: number, ms = 1000) =>
			told({ limit: 10, remaining, resetAt: NOW + ms });

		it('is spaced evenly, a little below the limit', () => {
			expect(wait(left(9))).toBeCloseTo(1000 / 9.6, 6);
			expect(wait(left(1))).toBeCloseTo(1000 / 9.6, 6);
			expect(wait(left(9, 10_000))).toBeCloseTo(10_000 / 9.6, 6);
			expect(wait(left(9, 10_001))).toBe(0);
		});

		it('waits for the reset when nothing is left', () => {
			expect(wait(left(0))).toBe(1000);
			expect(wait(left(0), NOW + 999)).toBeGreaterThanOrEqual(1);
			expect(wait(left(0), NOW + 1000, 1, NOW)).toBe(0);
		});
	});

	describe('of a leaking bucket', () => {
		const bucket = (remaining: number) => told({ limit: 40, remaining, restorePerSecond: 2 });

		it('goes while there is one left, and waits for what leaks otherwise', () => {
			expect(wait(bucket(1))).toBe(0);
			expect(wait(bucket(0))).toBe(500);
			expect(wait(bucket(0.5))).toBe(250);
			expect(wait(bucket(1), NOW, 2)).toBe(500);
		});

		it('has what has come back meanwhile', () => {
			expect(wait(bucket(0), NOW + 400)).toBe(100);
			expect(wait(bucket(0), NOW + 500)).toBe(0);
		});

		it('is a plain count where nothing comes back', () => {
			expect(
				wait(told({ limit: 40, remaining: 0, restorePerSecond: 0, resetAt: NOW + HOUR })),
			).toBe(HOUR);
		});
	});

	describe('of a limit that is told as a used share', () => {
		it('slows down from nine tenths on, to one in ten seconds', () => {
			const usages = [0.89, 0.9, 0.95, 1, 1.5];
			const waits = usages.map((usedRatio) => Math.round(wait(told({ usedRatio }))));
			expect(waits).toEqual([0, 0, 5000, 10_000, 10_000]);
		});

		it('waits for the reset when all is used', () => {
			expect(wait(told({ usedRatio: 1, resetAt: NOW + HOUR }))).toBe(HOUR);
			expect(wait(told({ usedRatio: 0.95, resetAt: NOW + HOUR }))).toBeCloseTo(5000, 6);
		});

		it('is believed until its reset, or for a minute', () => {
			const quotas = told({ usedRatio: 1 });
			expect(wait(quotas, NOW + 59_999)).toBe(10_000);
			expect(wait(quotas, NOW + 60_000)).toBe(0);
			expect(wait(told({ usedRatio: 1, resetAt: NOW + 10 }), NOW + 10)).toBe(0);
		});

		it('is nothing where no share is told either', () => {
			expect(wait(told({}))).toBe(0);
		});
	});
});

describe('a pace need not be learned', () => {
	it.each([
		['a leaking bucket', { restorePerSecond: 2 }, true],
		['a short window', { limit: 10, remaining: 3, resetAt: NOW + 1000 }, true],
		['the longest short window', { limit: 10, remaining: 3, resetAt: NOW + 10_000 }, true],
		['a long window', { limit: 10, remaining: 3, resetAt: NOW + 10_001 }, false],
		['a short window without a limit', { remaining: 3, resetAt: NOW + 1000 }, false],
		['a short window without what is left', { limit: 10, resetAt: NOW + 1000 }, false],
		['a limit without a reset', { limit: 10, remaining: 3 }, false],
		['a used share', { usedRatio: 0.5 }, false],
	])('with %s: %#', (_limit, observation, gives) => {
		expect(givePace(told(observation))).toBe(gives);
	});

	it('with any of several', () => {
		expect(givePace([...told({ usedRatio: 1 }), ...told({ restorePerSecond: 1 })])).toBe(true);
		expect(givePace([])).toBe(false);
		expect(givePace(undefined)).toBe(false);
	});
});
