import {
	currentRate,
	newPace,
	paceAccepted,
	paceReadyAt,
	paceRefused,
	paceTaken,
	paceUnknown,
	type Pace,
} from '../../../core/ratelimit/pace';

/** The pace after calls that were granted at these times, on a server that was new at 0. */
const taken = (...times: readonly number[]) =>
	times.reduce((pace, now) => paceTaken(pace, now, now), newPace(0));

/** One call each 100 ms, the eleventh refused at 1,000 ms, and its probe accepted at 2,000. */
function learned(): Pace {
	const sent = taken(...Array.from({ length: 11 }, (_, index) => index * 100));
	const paused = paceRefused(sent, 11, 900, 1000);
	const probing = paceTaken(paused, 1900, 1900);
	return paceAccepted(probing, 12, 2000);
}

describe('a pace that is not known yet', () => {
	it('holds nobody back', () => {
		expect(paceReadyAt(newPace(0), 5)).toBe(5);
		expect(currentRate(newPace(0), 5)).toBeUndefined();
	});

	it('numbers the calls and counts them', () => {
		expect(taken(10, 20, 30)).toEqual({ granted: 3, since: 0, accepted: 3, lastAt: 30 });
	});

	it('begins to count anew after a second without a call', () => {
		expect(taken(10, 1010)).toMatchObject({ granted: 2, since: 0, accepted: 2 });
		expect(taken(10, 1011)).toMatchObject({ granted: 2, since: 1011, accepted: 1 });
	});
});

describe('a refusal', () => {
	it('pauses everybody for as long as the server says, or for a tenth of a second', () => {
		expect(paceReadyAt(paceRefused(taken(0), 1, 2000, 50), 60)).toBe(2050);
		expect(paceReadyAt(paceRefused(taken(0), 1, undefined, 50), 60)).toBe(150);
	});

	it('takes the refused call off what was accepted', () => {
		expect(paceRefused(taken(0, 1, 2), 2, undefined, 5).accepted).toBe(2);
		expect(paceRefused({ ...newPace(0), granted: 1 }, 1, undefined, 5).accepted).toBe(0);
	});

	it('of a call that was sent before the pause prolongs it only when the server says so', () => {
		const paused = paceRefused(taken(0, 1, 2), 1, 1000, 10);
		expect(paceReadyAt(paceRefused(paused, 2, undefined, 20), 20)).toBe(1010);
		expect(paceReadyAt(paceRefused(paused, 2, 500, 20), 20)).toBe(1010);
		expect(paceReadyAt(paceRefused(paused, 2, 1000, 20), 20)).toBe(1020);
		expect(paceRefused(paused, 3, undefined, 20)).toMatchObject({ accepted: 1, pauseMs: 200 });
	});

	it('of a call from before the pause changes nothing once the pause is over', () => {
		const resumed = paceAccepted(paceTaken(paceRefused(taken(0, 1, 2), 1, 10, 10), 20, 20), 4, 30);
		expect(paceRefused(resumed, 2, 5000, 40)).not.toHaveProperty('pausedUntil');
	});

	it('of a call that was sent after a pause is another event', () => {
		const again = paceRefused(paceTaken(learned(), 2100, 2100), 13, undefined, 2200);
		expect(again).toMatchObject({ refusedAt: 2200, refusedUpTo: 13, pausedUntil: 2300 });
	});
});

describe('a probe', () => {
	const paused = paceRefused(taken(0, 1), 1, 1000, 10);
	const probing = paceTaken(paused, 1010, 1010);

	it('is the first call after the pause', () => {
		expect(probing).toMatchObject({ probe: 3, pausedUntil: 1010 });
	});

	it('is waited for in steps of a quarter of the pause, from 10 ms to a second', () => {
		const step = (pauseMs: number) => paceReadyAt({ ...probing, pauseMs }, 1020) - 1020;
		expect([4, 40, 400, 4000, 8000].map(step)).toEqual([10, 10, 100, 1000, 1000]);
		expect(paceReadyAt({ ...probing, pauseMs: undefined }, 1020)).toBe(1045);
	});

	it('is given up after half a minute', () => {
		expect(paceReadyAt(probing, 31_009)).toBeGreaterThan(31_009);
		expect(paceReadyAt(probing, 31_010)).toBe(31_010);
	});

	it('doubles the pause when it is refused, up to half a minute', () => {
		let pace: Pace = probing;
		const pauses: number[] = [];
		for (let count = 0; count < 10; count += 1) {
			const now = pace.pausedUntil!;
			pace = paceRefused(pace, pace.probe!, undefined, now);
			pauses.push(pace.pausedUntil! - now);
			pace = paceTaken(pace, pace.pausedUntil!, pace.pausedUntil!);
		}
		expect(pauses.slice(0, 4)).toEqual([200, 400, 800, 1600]);
		expect(pauses.at(-1)).toBe(30_000);
	});

	it('that is refused leaves the calls of before to the same event', () => {
		const refused = paceRefused(probing, 3, 700, 1020);
		expect(refused).toMatchObject({ refusedUpTo: 3, pausedUntil: 1720, probe: undefined });
		expect(refused.refusedAt).toBe(10);
	});

	it('makes room for another when nobody knows how it ended', () => {
		expect(paceUnknown(probing, 3)).toEqual({ ...probing, probe: undefined });
		expect(paceUnknown(probing, 2)).toBe(probing);
	});

	it('ends the pause when it is accepted, and no other call does', () => {
		expect(paceAccepted(probing, 2, 1100)).toBe(probing);
		const resumed = paceAccepted(probing, 3, 1100);
		expect(resumed).toMatchObject({ since: 1100, accepted: 0, lastAt: 1100 });
		expect(resumed).not.toHaveProperty('pausedUntil');
		expect(resumed).not.toHaveProperty('probe');
		expect(resumed).not.toHaveProperty('pauseMs');
	});
});

describe('a learned pace', () => {
	it('is a twentieth below what the server took since it last began to accept', () => {
		// Eleven calls, ten of them and the probe accepted, in the two seconds to the acceptance.
		expect(learned().rate).toBeCloseTo((11 / 2000) * 0.95, 10);
		expect(learned()).toMatchObject({ rateAt: 2000, since: 2000, accepted: 0 });
	});

	it('spaces the calls', () => {
		const pace = learned();
		const every = 1 / pace.rate!;
		expect(paceReadyAt(pace, 2000)).toBeCloseTo(2000 + every, 6);
		const next = paceTaken(pace, 2200, 2200);
		expect(paceReadyAt(next, 2200)).toBeCloseTo(2200 + every, 1);
		expect(paceReadyAt(next, 9000)).toBe(9000);
	});

	it('rises with the square of time, by a twentieth in 40 seconds', () => {
		const pace = learned();
		const risen = (ms: number) => currentRate(pace, 2000 + ms)! / pace.rate!;
		expect(risen(0)).toBe(1);
		expect(risen(40_000)).toBeCloseTo(1.05, 10);
		expect(risen(80_000)).toBeCloseTo(1.2, 10);
		expect(risen(-40_000)).toBe(1);
	});

	it('is not made from two calls, nor where the server gives a pace', () => {
		const after = (calls: number, learns?: boolean) => {
			const sent = taken(...Array.from({ length: calls }, (_, index) => index));
			const probing = paceTaken(paceRefused(sent, calls, 100, 10), 110, 110);
			return paceAccepted(probing, calls + 1, 120, learns).rate;
		};
		expect(after(2)).toBeUndefined();
		expect(after(3)).toBeDefined();
		expect(after(30, false)).toBeUndefined();
	});

	it('is believed for no longer than anybody books when the clock is set back', () => {
		const pace = learned();
		const every = 1 / pace.rate!;
		expect(paceReadyAt(pace, -500_000)).toBeCloseTo(-500_000 + 1000 + every, 6);
	});

	/** Refused at `refusedAt` after `accepted` calls at the pace of before, and probed a second later. */
	const relearned = (accepted: number, refusedAt: number) => {
		const before: Pace = { ...learned(), rateAt: refusedAt, accepted, granted: 100 };
		const probing = paceTaken(
			paceRefused(before, 100, 900, refusedAt),
			refusedAt + 900,
			refusedAt + 900,
		);
		return paceAccepted(probing, 101, refusedAt + 1000).rate! / before.rate!;
	};

	it('is lowered by a twentieth when it had held for long', () => {
		expect(relearned(0, 7001)).toBeCloseTo(0.95, 10);
	});

	it('is measured anew when it had not, by half at most and never upwards', () => {
		expect(relearned(1000, 7000)).toBeCloseTo(0.95, 10);
		expect(relearned(1, 7000)).toBeCloseTo(0.95 / 2, 10);
	});
});

describe('what is counted', () => {
	it('goes on over a rest once a pace is known', () => {
		const known = { ...newPace(0), accepted: 5, rate: 0.1, rateAt: 0 };
		expect(paceTaken(known, 5000, 5000)).toMatchObject({ accepted: 6, since: 0 });
	});

	it('is from when the server last began to accept', () => {
		const probing = { ...newPace(10_000), granted: 51, probe: 51, accepted: 50 };
		const paused = { ...probing, refusedAt: 10_990, pausedUntil: 10_990 };
		expect(paceAccepted(paused, 51, 11_000).rate).toBeCloseTo((0.95 * 50) / 1000, 9);
	});

	it('takes the last call before a pause for part of the same event', () => {
		const two = { ...newPace(0), granted: 2, accepted: 2 };
		const first = paceRefused(two, 1, undefined, 10);
		expect(paceRefused(first, 2, undefined, 20)).toMatchObject({ refusedAt: 10 });
	});
});
