import fc from 'fast-check';
import { coercions } from '../../../core/mapping/coerce';
import { compileMapping, type TargetType } from '../../../core/mapping';

const accepted: [TargetType, unknown, unknown][] = [
	['text', 'abc', 'abc'],
	['text', 19.9, '19.9'],
	['text', false, 'false'],
	['text', 12n, '12'],
	['text', new Date(0), '1970-01-01T00:00:00.000Z'],
	['number', 19.99, 19.99],
	['number', ' 19.99 ', 19.99],
	['number', '-0', 0],
	['number', '1e3', 1000],
	['number', '0.1000000000000000055511151231257827', 0.1],
	['number', '52.520006600000002', 52.5200066],
	['integer', '42', 42],
	['integer', '42.0', 42],
	['integer', 9007199254740991, 9007199254740991],
	['boolean', 'Yes', true],
	['boolean', ' off ', false],
	['boolean', 1, true],
	['boolean', 0, false],
	['date', '2026-01-31', '2026-01-31T00:00:00.000Z'],
	['date', '2026-01-31T10:00:00-05:00', '2026-01-31T15:00:00.000Z'],
	['date', new Date(0), '1970-01-01T00:00:00.000Z'],
	['json', '{"a":[1]}', { a: [1] }],
	['json', [1, 2], [1, 2]],
	['json', true, true],
];

const refused: [TargetType, unknown, RegExp][] = [
	['text', ['a'], /^a list of 1 is not text$/],
	['text', { a: 1 }, /^an object is not text$/],
	['text', Symbol('x'), /is not text/],
	['number', 'abc', /^'abc' is not a number$/],
	['number', '', /is not a number/],
	['number', '1,234.56', /is not a number/],
	['number', '0x10', /is not a number/],
	['number', NaN, /is not a number/],
	['number', Infinity, /is not a number/],
	['number', true, /is not a number/],
	['number', '9007199254740993', /more digits/],
	['number', '0.12345678901234567890', /more digits/],
	['number', '1e400', /more digits/],
	['number', '1e-400', /more digits/],
	['integer', '3.5', /round it first/],
	['integer', '9007199254740992', /too large/],
	['boolean', 'maybe', /is not true or false/],
	['boolean', 2, /is not true or false/],
	['date', 1700000000, /seconds or milliseconds/],
	['date', 'tomorrow', /is not a date/],
	['date', new Date(NaN), /is not a date/],
	['json', '{"a":', /is not JSON/],
	['json', NaN, /is not JSON/],
	['json', () => 1, /is not JSON/],
];

describe('coercions', () => {
	it.each(accepted)('%s takes %p', (type, value, result) => {
		expect(coercions[type](value)).toEqual(result);
	});

	it.each(refused)('%s refuses %p', (type, value, message) => {
		expect(() => coercions[type](value)).toThrow(message);
	});

	it('keeps every finite number through its text', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
				expect(coercions.number(coercions.text(number))).toBe(number === 0 ? 0 : number);
			}),
		);
	});

	it('keeps a number whose last digit lies between two', () => {
		// Its exact value ends in .25, which is printed as .2 in short and as .3 to 17 digits.
		expect(coercions.number('1182912824401777.2')).toBe(1182912824401777.2);
	});

	it('reads digits as the same number or not at all', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (whole) => {
				try {
					expect(BigInt(coercions.integer(String(whole)) as number)).toBe(whole);
				} catch {
					expect(Number.isSafeInteger(Number(whole))).toBe(false);
				}
			}),
		);
	});

	it('cuts a long value short in its message', () => {
		expect(() => coercions.number('x'.repeat(10_000_000))).toThrow(/^'x{40}…' is not a number$/);
	});
});

describe('a strict row', () => {
	const map = (type: TargetType, more: object = {}) =>
		compileMapping({ rows: [{ source: 'a', target: 'b', type, strict: true, ...more }] });
	const now = 0;

	it.each<[TargetType, unknown]>([
		['text', 'x'],
		['number', 1.5],
		['integer', 3],
		['boolean', false],
		['date', '2026-11-20T00:00:00.000Z'],
		['json', { c: [1] }],
	])('takes %s as it is', (type, value) => {
		expect(map(type)({ a: value }, { now })).toEqual({ ok: true, values: [{ b: value }] });
	});

	it.each<[TargetType, unknown]>([
		['text', 5],
		['number', '1.5'],
		['integer', '3'],
		['boolean', 'yes'],
		['date', 1795171200],
		['json', '{"c":1}'],
	])('does not make %s of another type', (type, value) => {
		expect(map(type)({ a: value }, { now })).toMatchObject({
			ok: false,
			failures: [{ rule: `type ${type}`, message: expect.stringMatching(/^Row 1: a → b: /) }],
		});
	});

	it('still refuses what is of the type and does not fit it', () => {
		expect(map('integer')({ a: 1.5 }, { now }).ok).toBe(false);
		expect(map('date')({ a: 'soon' }, { now }).ok).toBe(false);
	});

	it('reads a default that a form wrote as text', () => {
		const withDefault = map('integer', { default: '5' });
		expect(withDefault({}, { now })).toEqual({ ok: true, values: [{ b: 5 }] });
	});

	it('reads a constant that a form wrote as text', () => {
		const rows = [{ value: '5', target: 'b', type: 'integer', strict: true } as const];
		expect(compileMapping({ rows })({}, { now })).toEqual({ ok: true, values: [{ b: 5 }] });
	});

	it('is strict about a type', () => {
		expect(() => compileMapping({ rows: [{ source: 'a', target: 'b', strict: true }] })).toThrow(
			'Row 1: is strict, but about no type: choose one',
		);
	});
});
