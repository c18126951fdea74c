import { acquire, settle, stillGranted, type LimiterState } from '../../../core/ratelimit/limiter';
import { toWindow } from '../../../core/ratelimit/gcra';
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
		expect(l.stillGranted(second.call)).toBe(true);
		l.end(first.call, 50, 'refused', { retryAfterMs: 2000 });
		expect(l.stillGranted(second.call)).toBe(false);
		expect(l.ask(50)).toMatchObject({ outcome: 'later', waitMs: 2000 });
		const probe = l.ask(2050);
		expect(probe).toMatchObject({ outcome: 'granted', waitMs: 0 });
		expect(l.stillGranted(probe.call)).toBe(true);
		expect(l.ask(2050).outcome).toBe('later');
		l.end(probe.call, 2100, 'accepted');
		expect(l.ask(3100).outcome).toBe('granted');
	});

	it('of others hold back nobody who knows of none', () => {
		expect(stillGranted(undefined, 1)).toBe(true);
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
		expect(l.ask(150)).toMatchObject({ outcome: 'granted', probes: true });
		expect(l.ask(150).outcome).toBe('later');
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

describe('a grant', () => {
	const second = toWindow({ requests: 1, perMs: 1000 });
	const demand = { windows: [second], weight: 1, adaptive: false };
	const forever = () => Infinity;

	it('says what holds the call back, and nothing where nothing does', () => {
		const first = acquire(undefined, demand, 0, forever);
		expect(first.result).toEqual({ outcome: 'granted', waitMs: 0, call: 0 });
		const next = acquire(first.state, demand, 0, forever);
		expect(next.result).toEqual({ outcome: 'granted', waitMs: 1000, by: second.id, call: 0 });
		const adaptive = acquire(undefined, { ...demand, adaptive: true }, 0, forever);
		expect(adaptive.result.by).toBeUndefined();
	});

	it('asks how long a wait may be only where there is one', () => {
		const longestMs = jest.fn(() => 1000);
		const { state } = acquire(undefined, demand, 0, longestMs);
		expect(longestMs).not.toHaveBeenCalled();
		expect(acquire(state, demand, 0, longestMs).result.outcome).toBe('granted');
		const refused = acquire(state, demand, 0, () => 999);
		expect(refused.result).toEqual({ outcome: 'refused', waitMs: 1000, by: second.id, call: 0 });
		// Nothing is booked.
		expect(refused.state).toBe(state);
	});

	it('to who does not follow the server leaves what is known of it', () => {
		const { state } = acquire(undefined, { ...demand, adaptive: true }, 0, forever);
		expect(acquire(state, demand, 1000, forever).state?.pace).toEqual(state?.pace);
	});
});

describe('the end of a call', () => {
	it('teaches nothing where nobody follows the server', () => {
		const ended = { call: 0, outcome: 'accepted' } as const;
		expect(settle(undefined, ended, 0)).toEqual({ state: undefined, keepMs: 0 });
		expect(settle({ bookings: [] }, ended, 0)).toEqual({ state: { bookings: [] }, keepMs: 0 });
	});

	it('adds no quota where the server says none', () => {
		const { state } = acquire(undefined, { windows: [], weight: 1, adaptive: true }, 0, () => 0);
		expect(settle(state, { call: 1, outcome: 'accepted' }, 0).state?.quotas).toEqual([]);
	});
});

describe('what is known is kept', () => {
	const adaptive = { windows: [], weight: 1, adaptive: true };
	const { state, keepMs } = acquire(undefined, adaptive, 5000, () => 0);

	it('for ten minutes, and as long as a pause lasts before them', () => {
		expect(keepMs).toBe(600_000);
		const refused = settle(state, { call: 1, outcome: 'refused', retryAfterMs: 2000 }, 6000);
		expect(refused.keepMs).toBe(602_000);
	});

	it('until the last reset, where that is later', () => {
		const quota = (name: string, resetAt: number) => ({ name, remaining: 1, resetAt });
		const observations = [quota('day', 9_000_000), quota('second', 6000)];
		const ended = settle(state, { call: 1, outcome: 'accepted', observations }, 5000);
		expect(ended.keepMs).toBe(8_995_000);
	});

	it('as long as the windows are full, where nobody follows the server', () => {
		const hour = toWindow({ requests: 1, perMs: 3_600_000 });
		const booked = acquire(undefined, { windows: [hour], weight: 1, adaptive: false }, 0, () => 0);
		expect(booked.keepMs).toBeGreaterThanOrEqual(3_600_000);
	});
});
