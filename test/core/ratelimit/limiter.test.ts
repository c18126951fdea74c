import { acquire, settle, stillGranted, type LimiterState } from '../../../core/ratelimit/limiter';
import type { Observation } from '../../../core/ratelimit/observation';

/** An adaptive limiter without a configured limit, at times in ms. */
function limiter() {
	let state: LimiterState | undefined;
	return {
		ask(now: number) {
			const demand = { windows: [], weight: 1, adaptive: true };
			const change = acquire(state, demand, now, () => Infinity);
			state = change.state;
			return change.result;
		},
		end(
			call: number,
			now: number,
			outcome: 'accepted' | 'refused' | 'unknown',
			more: { retryAfterMs?: number; observations?: Observation[] } = {},
		) {
			state = settle(state, { call, outcome, ...more }, now).state;
		},
		stillGranted: (call: number) => stillGranted(state, call),
	};
}

const HOUR = 3_600_000;
const told = (remaining: number, resetAt: number, limit = 100) => ({
	observations: [{ name: 'default', limit, remaining, resetAt }],
});

describe('what the server says', () => {
	it('spreads what little is left over the time until the reset', () => {
		const l = limiter();
		l.end(l.ask(0).call, 0, 'accepted', told(5, HOUR));
		const next = l.ask(0);
		expect(next.outcome).toBe('later');
		expect(next.waitMs).toBeGreaterThan(HOUR / 6);
	});

	it('does not slow down while plenty is left', () => {
		const l = limiter();
		l.end(l.ask(0).call, 0, 'accepted', told(50, HOUR));
		expect(l.ask(0)).toMatchObject({ outcome: 'granted', waitMs: 0 });
	});

	it('counts off the calls that the numbers cannot know of yet', () => {
		const l = limiter();
		const first = l.ask(0).call;
		const others = Array.from({ length: 20 }, () => l.ask(0));
		expect(others.every(({ waitMs }) => waitMs === 0)).toBe(true);
		l.end(first, 10, 'accepted', told(20, HOUR));
		expect(l.ask(10)).toMatchObject({ outcome: 'later' });
	});

	it('waits for the reset when nothing is left, and no longer', () => {
		const l = limiter();
		l.end(l.ask(0).call, 0, 'accepted', told(0, HOUR));
		expect(l.ask(0).waitMs).toBeGreaterThanOrEqual(HOUR - 1000);
		expect(l.ask(HOUR)).toMatchObject({ outcome: 'granted', waitMs: 0 });
	});

	it('follows a leaking bucket at the rate at which it leaks', () => {
		const l = limiter();
		const bucket = { name: 'calls', limit: 40, remaining: 0, resetAt: 20_000, restorePerSecond: 2 };
		l.end(l.ask(0).call, 0, 'accepted', { observations: [bucket] });
		expect([l.ask(0), l.ask(0)].map(({ waitMs }) => waitMs)).toEqual([500, 1000]);
	});

	it('slows down where only a used share is known', () => {
		const l = limiter();
		const usage = (usedRatio: number) => ({ observations: [{ name: 'app', usedRatio }] });
		l.end(l.ask(0).call, 0, 'accepted', usage(0.5));
		expect(l.ask(0).waitMs).toBe(0);
		l.end(2, 0, 'accepted', usage(0.95));
		expect(l.ask(0).waitMs).toBeGreaterThan(1000);
	});
});

describe('refusals', () => {
	it('make everybody pause, and one call probe before the rest', () => {
		const l = limiter();
		const [first, second] = [l.ask(0), l.ask(0)];
		l.end(first.call, 50, 'refused', { retryAfterMs: 2000 });
		expect(l.stillGranted(second.call)).toBe(false);
		expect(l.ask(50)).toMatchObject({ outcome: 'later', waitMs: 2000 });
		const probe = l.ask(2050);
		expect(probe).toMatchObject({ outcome: 'granted', waitMs: 0 });
		expect(l.ask(2050).outcome).toBe('later');
		l.end(probe.call, 2100, 'accepted');
		expect(l.ask(3100).outcome).toBe('granted');
	});

	it('make each pause twice as long while the probe is refused', () => {
		const l = limiter();
		let now = 0;
		const pauses: number[] = [];
		for (let i = 0; i < 4; i++) {
			l.end(l.ask(now).call, now, 'refused');
			const { waitMs } = l.ask(now);
			pauses.push(waitMs);
			now += waitMs;
		}
		expect(pauses).toEqual([100, 200, 400, 800]);
	});

	it('of calls sent before the pause are one event', () => {
		const l = limiter();
		const calls = [l.ask(0), l.ask(0), l.ask(0)];
		for (const { call } of calls) l.end(call, 10, 'refused');
		expect(l.ask(10).waitMs).toBe(100);
	});

	it('let another call probe when nobody learned how the probe ended', () => {
		const l = limiter();
		l.end(l.ask(0).call, 0, 'refused');
		l.end(l.ask(100).call, 150, 'unknown');
		expect(l.ask(150).outcome).toBe('granted');
	});

	it('give up a probe that was lost in a crash', () => {
		const l = limiter();
		l.end(l.ask(0).call, 0, 'refused');
		l.ask(100);
		expect(l.ask(29_000).outcome).toBe('later');
		expect(l.ask(31_000).outcome).toBe('granted');
	});

	it('teach a pace, which rises again with time', () => {
		const l = limiter();
		for (let i = 0; i < 50; i++) l.ask(i);
		l.end(l.ask(60).call, 70, 'refused', { retryAfterMs: 1000 });
		l.end(l.ask(1070).call, 1080, 'accepted');
		const spacing = (now: number) => {
			const first = l.ask(now).waitMs;
			return l.ask(now).waitMs - first;
		};
		// 51 in about a second, and a little below.
		expect(spacing(2000)).toBeGreaterThan(1000 / 51);
		expect(spacing(2000)).toBeLessThan(1000 / 45);
		expect(spacing(400_000)).toBeLessThan(1000 / 90);
	});
});
