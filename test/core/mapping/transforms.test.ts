import { compileMapping, transforms } from '../../../core/mapping';
import type { Json } from '../../../core/mapping';

const NOW = Date.UTC(2026, 0, 31, 9, 30, 15, 250);
type Args = Record<string, Json>;

/** Runs one transform as a mapping does; `undefined` when it wrote nothing. */
function run(name: string, value: unknown, args: Args = {}): unknown {
	const map = compileMapping({
		rows: [{ source: 'in', target: 'out', transforms: [{ name, args }] }],
	});
	const result = map({ in: value, other: 'elsewhere', blank: null }, { now: NOW });
	if (!result.ok) throw new Error(result.failures.map(({ message }) => message).join('\n'));
	return result.value.out;
}

const examples: [name: string, value: unknown, args: Args, result: unknown][] = [
	['trim', '  a b\n', {}, 'a b'],
	['trim', 12, {}, '12'],
	['lower', 'ÀBC', {}, 'àbc'],
	['upper', 'straße', {}, 'STRASSE'],
	['replace', 'a.b.c', { search: '.', replacement: '-' }, 'a-b-c'],
	['replace', 'a.b', { search: '.', replacement: '$&' }, 'a$&b'],
	['replace', 'a b', { search: ' ' }, 'ab'],
	['split', 'a,b,,c', {}, ['a', 'b', '', 'c']],
	['split', 'a | b', { separator: ' | ' }, ['a', 'b']],
	['join', ['a', null, 1, undefined, 'b'], {}, 'a, 1, b'],
	['join', ['a', 'b'], { separator: '' }, 'ab'],
	['template', 42, { template: '#{{value}} ({{value}})' }, '#42 (42)'],
	['template', '$&', { template: '<{{value}}>' }, '<$&>'],
	['toNumber', '19.90', {}, 19.9],
	['toInteger', '42', {}, 42],
	['round', 1.005, { decimals: 2 }, 1.01],
	['round', '-2.5', {}, -3],
	['add', '0.1', { amount: 0.2 }, 0.3],
	['multiply', 19.99, { by: 100 }, 1999],
	['divide', '10', { by: 3 }, 3.33],
	['divide', 1, { by: 8, decimals: 3 }, 0.125],
	['toMinorUnits', '19.99', {}, 1999],
	['toMinorUnits', 19.99, {}, 1999],
	['toMinorUnits', '-0.5', {}, -50],
	['toMinorUnits', '1500', { exponent: 0 }, 1500],
	['toMinorUnits', '1.0000', {}, 100],
	['toMajorUnits', 1990, {}, '19.90'],
	['toMajorUnits', '-5', {}, '-0.05'],
	['toMajorUnits', 1500, { exponent: 0 }, '1500'],
	['toMajorUnits', '1999', { exponent: 3 }, '1.999'],
	['convertDate', '2026-01-31T09:30:00+02:00', {}, '2026-01-31T07:30:00.000Z'],
	['convertDate', '2026-01-31T23:30:00-05:00', { to: 'day' }, '2026-02-01'],
	['convertDate', 1700000000, { from: 'epochSeconds' }, '2023-11-14T22:13:20.000Z'],
	['convertDate', '1700000000000', { from: 'epochMilliseconds', to: 'day' }, '2023-11-14'],
	['convertDate', '2023-11-14T22:13:20.9Z', { to: 'epochSeconds' }, 1700000000],
	['convertDate', '1969-12-31T23:59:59.5Z', { to: 'epochMilliseconds' }, -500],
	['now', undefined, {}, '2026-01-31T09:30:15.250Z'],
	['now', 'whatever', { to: 'day' }, '2026-01-31'],
	['toBoolean', 'yes', {}, true],
	['not', 'off', {}, true],
	['mapValues', 'paid', { values: { paid: 'PAID' } }, 'PAID'],
	['mapValues', 1, { values: { '1': { deep: [true] } } }, { deep: [true] }],
	['mapValues', 'odd', { values: {}, fallback: null }, null],
	['mapValues', 'toString', { values: {}, fallback: 'none' }, 'none'],
	['pick', [{ a: { b: 1 } }, {}, null, { a: { b: 2 } }], { path: 'a.b' }, [1, 2]],
	['unique', ['b', 'a', 'b', 1, '1', { x: 1 }, { x: 1 }], {}, ['b', 'a', 1, '1', { x: 1 }]],
	['count', [null, 'a'], {}, 2],
	['first', ['a', 'b'], {}, 'a'],
	['first', [], {}, undefined],
	['sum', ['0.1', 0.2, 3], {}, 3.3],
	['sum', [], {}, 0],
	['constant', 'in', { value: [1] }, [1]],
	['constant', undefined, { value: 'x' }, 'x'],
	['coalesce', undefined, { paths: ['nowhere', 'blank', 'other'] }, 'elsewhere'],
	['coalesce', 0, { paths: ['other'] }, 0],
	['coalesce', null, { paths: ['nowhere'] }, undefined],
	['emptyToNull', '  ', {}, null],
	['emptyToNull', 'a', {}, 'a'],
	['emptyToNull', 0, {}, 0],
];

const refusals: [name: string, value: unknown, args: Args, message: RegExp][] = [
	['trim', ['a'], {}, /a list of 1 is not text/],
	['join', 'a,b', {}, /'a,b' is not a list/],
	['join', [['a']], {}, /a list of 1 is not text/],
	['toNumber', 'abc', {}, /'abc' is not a number/],
	['round', 'abc', {}, /'abc' is not a number/],
	['multiply', '9007199254740991', { by: 10 }, /too large/],
	['toMinorUnits', '19.999', {}, /'19.999' has more than 2 decimals: round it first/],
	['toMinorUnits', '1e30', {}, /too large/],
	['toMajorUnits', 19.5, {}, /19.5 is not a whole number of minor units/],
	['convertDate', 'tomorrow', {}, /'tomorrow' is not a date/],
	['convertDate', 1e15, { from: 'epochSeconds' }, /outside the years/],
	['toBoolean', 'maybe', {}, /'maybe' is not true or false/],
	['mapValues', 'odd', { values: { a: 1, b: 2 } }, /'odd' is not one of: a, b/],
	['mapValues', 'constructor', { values: { a: 1 } }, /'constructor' is not one of: a/],
	['sum', [1, null], {}, /null is not a number/],
	['count', { length: 3 }, {}, /an object is not a list/],
];

const misuses: [name: string, args: Args, message: RegExp][] = [
	['trim', { side: 'left' }, /no argument 'side' \(it takes: none\)/],
	['replace', {}, /needs the argument 'search'/],
	['replace', { search: '' }, /'search' must not be empty/],
	['replace', { search: 1 }, /'search' has to be text/],
	['split', { separator: '' }, /'separator' must not be empty/],
	['template', { template: 'x' }, /'template' has to contain {{value}}/],
	['round', { decimals: 16 }, /'decimals' has to be a whole number of 15 or less/],
	['round', { decimals: -1 }, /'decimals' has to be a whole number of 0 or more/],
	['round', { decimals: 1.5 }, /'decimals' has to be a whole number/],
	['divide', { by: 0 }, /'by' must not be 0/],
	['multiply', { by: '2' }, /'by' has to be a number/],
	['convertDate', { to: 'week' }, /'to' has to be one of: iso, day/],
	['mapValues', { values: [] }, /'values' has to be an object/],
	['pick', { path: 'a.__proto__' }, /JavaScript keeps for itself/],
	['coalesce', { paths: ['a', 1] }, /'paths' has to be a list of texts/],
	['coalesce', { paths: ['a..b'] }, /'a..b' is not a path/],
];

describe('transforms', () => {
	it.each(examples)('%s makes of %p with %p: %p', (name, value, args, result) => {
		expect(run(name, value, args)).toEqual(result);
	});

	it.each(refusals)('%s refuses %p with %p', (name, value, args, message) => {
		expect(() => run(name, value, args)).toThrow(message);
		expect(() => run(name, value, args)).toThrow(`(transform ${name})`);
	});

	it.each(misuses)('%s cannot be compiled with %p', (name, args, message) => {
		expect(() => run(name, 'a', args)).toThrow(message);
		expect(() => run(name, 'a', args)).toThrow(/^Row 1: transform /);
	});

	it.each([...transforms.keys()])('%s has an example and a description', (name) => {
		expect(examples.map(([example]) => example)).toContain(name);
		expect(transforms.get(name)?.description).toMatch(/^[A-Z].{10,}/);
	});

	it.each([...transforms.values()].filter(({ takesAbsent }) => !takesAbsent))(
		'$name passes an absent value on',
		({ name }) => {
			const args = examples.find(([example]) => example === name)?.[2];
			expect(run(name, null, args)).toBeNull();
			expect(run(name, undefined, args)).toBeUndefined();
		},
	);
});
