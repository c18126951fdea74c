import { verdict } from '../../../core/delivery/announce';

/** Deaths at these minutes. */
const deaths = (...minutes: number[]) => minutes.map((minute) => ({ updatedAt: minute * 60_000 }));
const at = (minute: number) => minute * 60_000;
const WAIT = { tell: 0, pass: 0 };

describe('when dead letters are told', () => {
	it('at once, unless something is said', () => {
		expect(verdict(deaths(0, 1), {}, at(1))).toEqual({ tell: 2, pass: 0 });
		expect(verdict([], {}, at(1))).toEqual(WAIT);
	});

	describe('collected', () => {
		const policy = { collect: { forMs: at(15), count: 3 } };
		it('when the first has waited', () => {
			expect(verdict(deaths(0, 14), policy, at(14.9))).toEqual(WAIT);
			expect(verdict(deaths(0, 14), policy, at(15))).toEqual({ tell: 2, pass: 0 });
		});
		it('when there is any', () => {
			expect(verdict([], policy, at(60))).toEqual(WAIT);
		});
		it('when there are enough', () => {
			expect(verdict(deaths(0, 1, 2), policy, at(2))).toEqual({ tell: 3, pass: 0 });
		});
	});

	describe('over a threshold', () => {
		const policy = { threshold: { count: 3, withinMs: at(10) } };
		it('when enough died within the window, also when it began with a single one', () => {
			expect(verdict(deaths(0, 9, 11, 12), policy, at(12))).toEqual({ tell: 4, pass: 0 });
		});
		it('not when they died too slowly; the old ones are passed over', () => {
			expect(verdict(deaths(0, 6, 12), policy, at(12))).toEqual({ tell: 0, pass: 1 });
			expect(verdict(deaths(0, 5, 10), policy, at(10))).toEqual({ tell: 0, pass: 1 });
			expect(verdict(deaths(0, 6), policy, at(60))).toEqual({ tell: 0, pass: 2 });
			expect(verdict(deaths(0, 6), policy, at(9))).toEqual(WAIT);
			expect(verdict(deaths(0, 6), policy, at(10))).toEqual({ tell: 0, pass: 1 });
		});
		it('once in a window', () => {
			expect(verdict(deaths(11, 12, 13), policy, at(13), at(10))).toEqual(WAIT);
			expect(verdict(deaths(11, 12, 13), policy, at(20), at(10))).toEqual({ tell: 3, pass: 0 });
		});
	});

	it('after quiet hours, also what crossed the threshold long before', () => {
		const policy = {
			threshold: { count: 2, withinMs: at(10) },
			isQuiet: (now: number) => now < at(400),
		};
		expect(verdict(deaths(0, 1), policy, at(300))).toEqual(WAIT);
		expect(verdict(deaths(0, 1), policy, at(400))).toEqual({ tell: 2, pass: 0 });
	});
});
