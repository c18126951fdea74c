import fc from 'fast-check';
import { plainJson, run } from './support';

const object = plainJson.filter(
	(value) => typeof value === 'object' && value !== null && !Array.isArray(value),
) as fc.Arbitrary<Record<string, unknown>>;

describe('objects', () => {
	it('become a list of entries and back', () => {
		fc.assert(
			fc.property(object, (value) => {
				expect(run('fromEntries', run('toEntries', value))).toEqual(value);
			}),
		);
	});

	it('are what is picked and what is left', () => {
		fc.assert(
			fc.property(object, fc.array(fc.nat({ max: 5 })), (value, places) => {
				const names = places.map((at) => Object.keys(value)[at] ?? 'nowhere');
				const picked = run('pickFields', value, { names }) as object;
				const left = run('omitFields', value, { names }) as object;
				for (const name of Object.keys(value)) {
					expect(Object.hasOwn(picked, name)).toBe(names.includes(name));
					expect(Object.hasOwn(left, name)).toBe(!names.includes(name));
				}
				expect(run('merge', picked, { paths: ['left'] }, { record: { left } })).toEqual(value);
			}),
		);
	});

	it('have no object in them once flat', () => {
		fc.assert(
			fc.property(object, (value) => {
				const flat = run('flattenObject', value, { separator: ' → ' }) as object;
				for (const field of Object.values(flat)) {
					expect(typeof field !== 'object' || field === null || Array.isArray(field)).toBe(true);
				}
			}),
		);
	});

	it('keep their number of fields when renamed', () => {
		expect(run('renameFields', { a: 1, b: 2 }, { newNames: { a: 'b', b: 'a' } })).toEqual({
			b: 1,
			a: 2,
		});
	});

	it.each(['__proto__', 'constructor', 'prototype'])('are refused with a field %s', (reserved) => {
		const hostile = JSON.parse(`{"a": 1, "${reserved}": {"polluted": true}}`) as unknown;
		const calls = [
			() => run('pickFields', hostile, { names: ['a', reserved] }),
			() => run('omitFields', hostile, { names: ['a'] }),
			() => run('renameFields', hostile, { newNames: {} }),
			() => run('flattenObject', { deeper: hostile }),
			() =>
				run(
					'flattenObject',
					{ __: { proto__: 1 }, proto: { type: 1 }, con: { structor: 1 } },
					{ separator: '' },
				),
			() => run('toEntries', hostile),
			() => run('fromEntries', [{ name: reserved, value: 1 }]),
			() => run('merge', {}, { paths: ['hostile'] }, { record: { hostile } }),
			() => run('jsonParse', JSON.stringify([hostile])),
		];
		for (const call of calls) expect(call).toThrow(/a name that JavaScript keeps for itself/);
	});

	it('are refused rather than followed without end', () => {
		let deep: unknown = 1;
		for (let depth = 0; depth < 10_000; depth++) deep = { deep };
		expect(() => run('flattenObject', deep)).toThrow(/more than 100 levels deep/);
		const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, at]));
		expect(() => run('flattenObject', { ['a'.repeat(10_000)]: wide })).toThrow(/characters long/);
		const text = '['.repeat(100_000) + ']'.repeat(100_000);
		expect(run('count', run('jsonParse', text))).toBe(1);
	});
});
