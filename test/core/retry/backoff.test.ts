import fc from 'fast-check';
import { backoffMs } from '../../../core/retry/backoff';

const backoff = { baseMs: 100, maxMs: 30_000, jitterMs: 50 };

describe('backoffMs', () => {
	it('doubles from attempt to attempt up to the maximum', () => {
		const waits = [1, 2, 3, 4, 5, 8, 9, 40].map((attempt) => backoffMs(backoff, attempt, () => 0));
		expect(waits).toEqual([200, 400, 800, 1600, 3200, 25_600, 30_000, 30_000]);
	});

	it('adds up to the jitter', () => {
		expect(backoffMs(backoff, 1, () => 0.5)).toBe(225);
	});

	it('stays between its bounds for any attempt, even the thousandth', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 2000 }),
				fc.double({ min: 0, max: 0.999, noNaN: true }),
				(n, r) => {
					const wait = backoffMs(backoff, n, () => r);
					expect(wait).toBeGreaterThanOrEqual(200);
					expect(wait).toBeLessThanOrEqual(30_000);
				},
			),
		);
	});
});

describe('full jitter', () => {
	const backoff = { baseMs: 100, maxMs: 1000, jitterMs: 0, kind: 'full-jitter' } as const;

	it('takes anything up to the exponential wait, and up to the longest', () => {
		expect(backoffMs(backoff, 1, () => 0)).toBe(0);
		expect(backoffMs(backoff, 2, () => 0.5)).toBe(200);
		expect(backoffMs(backoff, 20, () => 0.5)).toBe(500);
	});
});
