import fc from 'fast-check';
import { bookSlot, type GcraState, type RateLimit } from '../../../core/ratelimit/gcra';

/** Books at the given times and answers with the times of the granted slots. */
function slots(limit: RateLimit, arrivals: readonly number[], maxWaitMs?: number): number[] {
	let state: GcraState | undefined;
	return arrivals.flatMap((now) => {
		const change = bookSlot(state, limit, now, maxWaitMs);
		state = change.state;
		return change.result.granted ? [now + change.result.waitMs] : [];
	});
}

/** The most slots that fall into any half-open window of the given width. */
function fullestWindow(times: readonly number[], width: number): number {
	// Slots are sums of floating-point intervals: a nanosecond is no distance.
	const epsilon = 1e-6;
	return Math.max(
		0,
		...times.map((start) => times.filter((t) => t >= start && t < start + width - epsilon).length),
	);
}

describe('bookSlot', () => {
	it('grants at once while there is room, then spaces the rest', () => {
		expect(slots({ requests: 4, perMs: 900, burst: 2 }, [0, 0, 0, 0])).toEqual([0, 0, 300, 600]);
	});

	it('spaces evenly at the full rate without a burst', () => {
		expect(slots({ requests: 5, perMs: 1000 }, [0, 0, 0, 0, 0, 0])).toEqual([
			0, 200, 400, 600, 800, 1000,
		]);
	});

	it('keeps one request to its window', () => {
		expect(slots({ requests: 1, perMs: 1000 }, [0, 1, 2])).toEqual([0, 1000, 2000]);
	});

	it('refuses a wait that is too long, and books nothing for it', () => {
		const limit = { requests: 1, perMs: 1000 };
		const first = bookSlot(undefined, limit, 0);
		const refused = bookSlot(first.state, limit, 0, 999);
		expect(refused.result).toEqual({ granted: false, waitMs: 1000 });
		expect(bookSlot(refused.state, limit, 0, 1000).result).toEqual({ granted: true, waitMs: 1000 });
	});

	it('never lets more than the limit into any window, whatever the arrivals', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 30 }),
				fc.integer({ min: 1, max: 30 }),
				fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 150 }),
				(requests, burst, arrivals) => {
					const sorted = arrivals.sort((a, b) => a - b);
					const granted = slots({ requests, perMs: 1000, burst }, sorted);
					expect(granted).toHaveLength(arrivals.length);
					expect(fullestWindow(granted, 1000)).toBeLessThanOrEqual(requests);
				},
			),
		);
	});

	it('gives at least nine tenths of the rate with a tenth as burst', () => {
		const limit = { requests: 100, perMs: 1000, burst: 10 };
		const granted = slots(limit, Array<number>(1000).fill(0));
		expect(granted.filter((t) => t < 5000).length).toBeGreaterThanOrEqual(450);
	});
});
