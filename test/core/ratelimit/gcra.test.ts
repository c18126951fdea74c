import fc from 'fast-check';
import { toWindow, type RateLimit } from '../../../core/ratelimit/gcra';
import { acquire, type LimiterState } from '../../../core/ratelimit/limiter';

const forEver = () => Infinity;

interface Arrival {
	/** After the one before, ms. */
	after: number;
	weight?: number;
	/** The clock is set by this much just before, ms. */
	jump?: number;
}

interface Sent {
	/** When it really was, and what the store's clock said. */
	at: number;
	clock: number;
	weight: number;
}

/**
 * Asks at the given times, and again where it is told to. The state goes through JSON, as in a
 * store.
 */
function send(limits: readonly RateLimit[], arrivals: readonly Arrival[]): Sent[] {
	const windows = limits.map((limit) => toWindow(limit));
	let state: LimiterState | undefined;
	let jumped = 0;
	let at = 1_000_000;
	const sent: Sent[] = [];
	const asking: Array<{ at: number; weight: number; jump: number }> = [];
	for (const { after, weight = 1, jump = 0 } of arrivals) {
		at += after;
		asking.push({ at, weight, jump });
	}
	for (let next = asking.shift(); next; next = asking.shift()) {
		jumped += next.jump;
		const { weight } = next;
		const clock = next.at + jumped;
		const demand = { windows, weight, adaptive: false };
		const change = acquire(state, demand, clock, forEver);
		state = JSON.parse(JSON.stringify(change.state)) as LimiterState;
		const { outcome, waitMs } = change.result;
		const then = next.at + waitMs;
		if (outcome === 'granted') sent.push({ at: then, clock: clock + waitMs, weight });
		else {
			asking.push({ at: then, weight, jump: 0 });
			asking.sort((a, b) => a.at - b.at);
		}
	}
	return sent;
}

/** The most weight that falls into any half-open window. */
function fullest(sent: readonly Sent[], width: number, by: 'at' | 'clock' = 'at'): number {
	// Slots are sums of floating-point intervals: a microsecond is no distance.
	const end = (start: number) => start + width - 1e-3;
	const within = (start: number) =>
		sent.filter((s) => s[by] >= start && s[by] < end(start)).reduce((sum, s) => sum + s.weight, 0);
	return Math.max(0, ...sent.map((s) => within(s[by])));
}

const atOnce = (count: number): Arrival[] => Array.from({ length: count }, () => ({ after: 0 }));
const times = (sent: readonly Sent[]) => sent.map(({ at }) => at - 1_000_000);

const aLimit = fc.record({
	requests: fc.integer({ min: 4, max: 30 }),
	perMs: fc.constantFrom(100, 1000, 7000, 60_000),
	burst: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
});
const limitsOf = fc.uniqueArray(aLimit, { minLength: 1, maxLength: 3, selector: (l) => l.perMs });
const arrivalsOf = (jump: fc.Arbitrary<number>) =>
	fc.array(
		fc.record({
			after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2000 })),
			weight: fc.integer({ min: 1, max: 4 }),
			jump: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: jump }),
		}),
		{ maxLength: 120 },
	);
const noJump = fc.constant(0);
const anHour = 3_600_000;

describe('GCRA', () => {
	it('grants at once while there is room, then spaces the rest', () => {
		const sent = send([{ requests: 4, perMs: 900, burst: 2 }], atOnce(4));
		expect(times(sent)).toEqual([0, 0, 300, 600]);
	});

	it('spaces evenly at the full rate in a short window', () => {
		const sent = send([{ requests: 5, perMs: 1000 }], atOnce(6));
		expect(times(sent)).toEqual([0, 200, 400, 600, 800, 1000]);
	});

	it('lets half of a long window go at once', () => {
		const sent = send([{ requests: 10, perMs: 60_000 }], atOnce(6));
		expect(times(sent)).toEqual([0, 0, 0, 0, 0, 10_000]);
	});

	it('takes the weight of a request for as many, even above the burst', () => {
		const limit = { requests: 10, perMs: 1000, burst: 2 };
		const weights = [5, 1].map((weight) => ({ after: 0, weight }));
		const interval = 1000 / 9;
		expect(times(send([limit], weights))[1]).toBeCloseTo(4 * interval);
	});

	it('never lets more than a limit into any window, whatever the arrivals and weights', () => {
		fc.assert(
			fc.property(limitsOf, arrivalsOf(noJump), (limits, arrivals) => {
				const sent = send(limits, arrivals);
				expect(sent).toHaveLength(arrivals.length);
				for (const { requests, perMs } of limits) {
					expect(fullest(sent, perMs)).toBeLessThanOrEqual(requests);
				}
			}),
		);
	});

	it('does not wait for a clock that was set back to come back', () => {
		const arrivals = [...atOnce(5), { after: 0, jump: -anHour }];
		expect(times(send([{ requests: 5, perMs: 1000 }], arrivals))[5]).toBeLessThanOrEqual(2000);
	});

	it('never does so when the clock is set back', () => {
		const back = fc.integer({ min: -anHour, max: -1 });
		fc.assert(
			fc.property(limitsOf, arrivalsOf(back), (limits, arrivals) => {
				const sent = send(limits, arrivals);
				expect(sent).toHaveLength(arrivals.length);
				for (const { requests, perMs } of limits) {
					expect(fullest(sent, perMs)).toBeLessThanOrEqual(requests);
				}
			}),
		);
	});

	it('takes a clock that is set forward for time that passed: no more than the limit each time', () => {
		const forward = fc.integer({ min: 1, max: anHour });
		fc.assert(
			fc.property(limitsOf, arrivalsOf(forward), (limits, arrivals) => {
				const sent = send(limits, arrivals);
				const jumps = arrivals.filter(({ jump }) => jump > 0).length;
				for (const { requests, perMs } of limits) {
					expect(fullest(sent, perMs)).toBeLessThanOrEqual(requests * (jumps + 1));
				}
			}),
		);
	});

	it('books nothing where one of the windows refuses', () => {
		const windows = [
			toWindow({ requests: 10, perMs: 1000 }),
			toWindow({ requests: 1, perMs: 60_000 }),
		];
		const demand = { windows, weight: 1, adaptive: false };
		const { state } = acquire(undefined, demand, 0, forEver);
		const refused = acquire(state, demand, 500, () => 1000);
		expect(refused.result).toMatchObject({ outcome: 'refused', waitMs: 59_500 });
		expect(refused.result.by).toBe('1 in 60000 ms');
		expect(refused.state).toEqual(state);
	});

	it('lets the store forget only what no window remembers', () => {
		const windows = [
			toWindow({ requests: 3, perMs: 1000 }),
			toWindow({ requests: 2, perMs: 9000 }),
		];
		const demand = { windows, weight: 1, adaptive: false };
		expect(acquire(undefined, demand, 0, forEver).keepMs).toBeGreaterThanOrEqual(9000);
	});

	it.each([
		[{ requests: 0, perMs: 1000 }, 'requests'],
		[{ requests: -1, perMs: 1000 }, 'requests'],
		[{ requests: 1.5, perMs: 1000 }, 'requests'],
		[{ requests: 1, perMs: 0 }, 'window'],
		[{ requests: 1, perMs: Infinity }, 'window'],
		[{ requests: 1, perMs: 1000, burst: 0 }, 'burst'],
	])('refuses the limit %j', (limit, field) => {
		expect(() => toWindow(limit)).toThrow(field);
	});

	it('gives at least nine tenths of the rate with a tenth as burst', () => {
		const sent = send([{ requests: 100, perMs: 1000, burst: 10 }], atOnce(1000));
		expect(times(sent).filter((t) => t < 5000).length).toBeGreaterThanOrEqual(450);
	});
});
