import fc from 'fast-check';
import { anyJson, decimalText, isoDate, run } from './support';

const present = anyJson.filter((value) => value !== null);

describe('booleans', () => {
	it('are turned around twice to what they were', () => {
		fc.assert(
			fc.property(fc.constantFrom('yes', 'No', 1, 0, true, 'off', ' TRUE '), (value) => {
				expect(run('not', run('not', value))).toBe(run('toBoolean', value));
			}),
		);
	});
});

describe('when', () => {
	const holds = (is: string, value: unknown, than: string | number): unknown =>
		run('when', value, { is, value: than, then: 'yes', otherwise: 'no' });

	it('keeps the value where nothing is to be taken', () => {
		fc.assert(
			fc.property(present, fc.constantFrom('equals', 'isEmpty', 'isNotEmpty'), (value, is) => {
				expect(run('when', value, { is, value: 'never' })).toEqual(value);
			}),
		);
	});

	it('holds for equals where notEquals does not', () => {
		fc.assert(
			fc.property(present, fc.oneof(fc.string(), fc.integer()), (value, than) => {
				expect(holds('equals', value, than)).not.toBe(holds('notEquals', value, than));
				expect(holds('equals', than, than)).toBe('yes');
			}),
		);
	});

	it('compares numbers as numbers, however they are written', () => {
		fc.assert(
			fc.property(decimalText, decimalText, (a, b) => {
				expect(holds('greater', a, b) === 'yes').toBe(Number(a) > Number(b));
				expect(holds('less', Number(a), b) === 'yes').toBe(Number(a) < Number(b));
				expect(holds('greater', a, `${a}0`)).toBe('no');
				expect(holds('less', a, `${a}0`)).toBe('no');
			}),
		);
	});

	it('compares dates as dates', () => {
		fc.assert(
			fc.property(isoDate, isoDate, (a, b) => {
				expect(holds('greater', a, b) === 'yes').toBe(Date.parse(a) > Date.parse(b));
			}),
		);
	});

	it('holds for nothing absent, but that it is empty', () => {
		for (const is of ['equals', 'greater', 'less', 'matches']) {
			expect(holds(is, null, 'a')).toBe('no');
		}
		expect(holds('isEmpty', null, '')).toBe('yes');
		for (const empty of ['', ' ', [], {}]) expect(holds('isEmpty', empty, '')).toBe('yes');
		for (const full of [0, false, 'a', [null], { a: null }]) {
			expect(holds('isEmpty', full, '')).toBe('no');
		}
	});

	it('may make null of a value', () => {
		expect(run('when', 'n/a', { value: 'n/a', then: null })).toBeNull();
	});
});

describe('absent values', () => {
	it('are replaced by the default, and nothing else is', () => {
		fc.assert(
			fc.property(anyJson, present, (value, fallback) => {
				expect(run('default', value, { value: fallback })).toEqual(value ?? fallback);
				expect(run('nullToAbsent', value)).toEqual(value ?? undefined);
			}),
		);
	});

	it('coalesce takes the first that there is', () => {
		fc.assert(
			fc.property(fc.array(anyJson, { maxLength: 5 }), (values) => {
				const record = Object.fromEntries(values.map((value, at) => [`f${at}`, value]));
				const paths = Object.keys(record);
				const first = values.find((value) => value !== null);
				const last = values.length > 0 ? null : undefined;
				expect(run('coalesce', undefined, { paths }, { record })).toEqual(first ?? last);
			}),
		);
	});
});

describe('tables and lists of values', () => {
	it('mapValues and oneOf agree on what is known', () => {
		fc.assert(
			fc.property(fc.array(fc.string()), fc.string(), (allowed, value) => {
				const values = Object.fromEntries(allowed.map((one) => [one, one]));
				const kept = run('oneOf', value, { allowed, fallback: 0 });
				expect(run('mapValues', value, { values, fallback: 0 })).toEqual(kept);
				expect(kept).toBe(allowed.includes(value) ? value : 0);
			}),
		);
	});

	it('lookup gives what is under the key', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), present, { minKeys: 1 }), (second) => {
				for (const [key, found] of Object.entries(second)) {
					expect(run('lookup', key, {}, { second })).toEqual(found);
				}
			}),
		);
	});
});
