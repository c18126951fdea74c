import fc from 'fast-check';
import { anyJson, decimalText, run } from './support';

const list = fc.array(anyJson, { maxLength: 12 });
const numbers = fc.array(decimalText, { minLength: 1, maxLength: 12 });

describe('lists', () => {
	it('turned around twice is as it was', () => {
		fc.assert(
			fc.property(list, (value) => {
				expect(run('reverse', run('reverse', value))).toEqual(value);
			}),
		);
	});

	it('holds each of unique once, and all of it', () => {
		fc.assert(
			fc.property(list, (value) => {
				const once = run('unique', value) as unknown[];
				const texts = once.map((entry) => JSON.stringify(entry));
				expect(new Set(texts).size).toBe(once.length);
				expect(new Set(value.map((entry) => JSON.stringify(entry)))).toEqual(new Set(texts));
			}),
		);
	});

	it('is sorted as its numbers or texts are, with the same entries', () => {
		const sortable = fc.oneof<fc.Arbitrary<(number | string)[]>[]>(
			fc.array(fc.double({ noNaN: true })),
			fc.array(fc.string()),
		);
		fc.assert(
			fc.property(sortable, (value) => {
				const sorted = run('sort', value) as (number | string)[];
				expect(sorted).toHaveLength(value.length);
				expect(new Set(sorted)).toEqual(new Set(value));
				sorted.forEach((entry, at) => {
					if (at > 0) expect((sorted[at - 1] ?? entry) <= entry).toBe(true);
				});
			}),
		);
	});

	it('keeps the order of what is equal, and puts the absent last', () => {
		const value = [{ n: 2, id: 'a' }, { id: 'b' }, { n: 1, id: 'c' }, { n: 2, id: 'd' }];
		const ids = (order: string) =>
			run('pick', run('sort', value, { key: 'n', order }), { path: 'id' });
		expect(ids('ascending')).toEqual(['c', 'a', 'd', 'b']);
		expect(ids('descending')).toEqual(['a', 'd', 'c', 'b']);
	});

	it('gives its entries by position', () => {
		fc.assert(
			fc.property(
				list,
				fc.integer({ min: -15, max: 15 }),
				fc.nat({ max: 15 }),
				(value, at, count) => {
					expect(run('at', value, { position: at })).toEqual(value.at(at));
					const part = run('slice', value, { start: at, count }) as unknown[];
					expect(part).toEqual(value.slice(at).slice(0, count));
				},
			),
		);
	});

	it('gives back what flatten had been given in pieces', () => {
		fc.assert(
			fc.property(list, list, (a, b) => {
				expect(run('flatten', [a, b])).toEqual([...a, ...b]);
			}),
		);
	});

	it('maps each entry by itself', () => {
		fc.assert(
			fc.property(fc.array(fc.string()), (value) => {
				expect(run('map', value, { transform: 'upper' })).toEqual(
					value.map((entry) => entry.toUpperCase()),
				);
			}),
		);
	});

	it('has an average between its least and its greatest', () => {
		fc.assert(
			fc.property(numbers, (value) => {
				const [min, max] = [run('min', value), run('max', value)];
				for (const entry of value) {
					expect(Number(min)).toBeLessThanOrEqual(Number(entry));
					expect(Number(max)).toBeGreaterThanOrEqual(Number(entry));
				}
				const average = run('average', value, { decimals: 6 });
				expect(average).toBeGreaterThanOrEqual(Number(min));
				expect(average).toBeLessThanOrEqual(Number(max));
			}),
		);
	});

	it('gives the first of equal numbers as it is written', () => {
		expect(run('min', ['2', '1.0', 1])).toBe('1.0');
		expect(run('max', [1, '2.0', 2])).toBe('2.0');
	});

	it('adds up to what its cents add up to', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 9 })), (cents) => {
				const amounts = cents.map((one) => run('toMajorUnits', one));
				const total = cents.reduce((sum, one) => sum + one, 0);
				expect(run('toMinorUnits', run('sum', amounts))).toBe(total);
			}),
		);
	});
});
