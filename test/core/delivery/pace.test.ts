import { startPace } from '../../../core/delivery/pace';

describe('startPace', () => {
	it('lets everything begin when there is no rate', () => {
		const pace = startPace(undefined, () => 0);
		pace.began(1000);
		expect([pace.room(), pace.waitMs()]).toEqual([Infinity, Infinity]);
	});

	it('lets a second’s worth begin, then one after the other', () => {
		let now = 0;
		const pace = startPace(4, () => now);
		expect([pace.room(), pace.waitMs()]).toEqual([4, Infinity]);
		pace.began(4);
		expect([pace.room(), pace.waitMs()]).toEqual([0, 250]);
		now = 249;
		expect(pace.room()).toBe(0);
		now = 250;
		expect(pace.room()).toBe(1);
		now = 60_000;
		expect(pace.room()).toBe(4);
	});

	it('tells the rest of the wait', () => {
		let now = 0;
		const pace = startPace(4, () => now);
		pace.began(4);
		now = 100;
		expect(pace.waitMs()).toBe(150);
	});

	it('begins less than one a second', () => {
		let now = 0;
		const pace = startPace(0.5, () => now);
		pace.began(pace.room());
		expect(pace.waitMs()).toBe(2000);
		now = 2000;
		expect(pace.room()).toBe(1);
	});

	it('is not stopped by a clock that goes back', () => {
		let now = 10_000;
		const pace = startPace(1, () => now);
		pace.began(1);
		now = 0;
		expect(pace.room()).toBe(0);
		now = 1000;
		expect(pace.room()).toBe(1);
	});
});
