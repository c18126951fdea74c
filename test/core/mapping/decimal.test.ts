import fc from 'fast-check';
import {
	add,
	compare,
	divide,
	equals,
	formatDecimal,
	fromDecimal,
	multiply,
	parseDecimal,
	round,
	toDecimal,
} from '../../../core/mapping/decimal';

/** A decimal text with up to 30 digits on each side, in the form that formatDecimal writes. */
const decimalText = fc
	.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat({ max: 30 }))
	.map(([units, scale]) => formatDecimal({ units, scale }));

const format = (operation: () => ReturnType<typeof add>): string => formatDecimal(operation());

describe('decimals', () => {
	it.each([
		['19.99', 1999n, 2],
		['-0.5', -5n, 1],
		['+.5', 5n, 1],
		['7.', 7n, 0],
		['1e3', 1000n, 0],
		['12.5E-2', 125n, 3],
	])('reads %s', (text, units, scale) => {
		expect(parseDecimal(text)).toEqual({ units, scale });
	});

	it.each(['', '.', '1,5', '1 000', '0x10', 'abc', '1e', '1e9999', 'Infinity', '9'.repeat(101)])(
		'does not read %j',
		(text) => {
			expect(parseDecimal(text)).toBeUndefined();
		},
	);

	it('writes every decimal so that it reads the same', () => {
		fc.assert(
			fc.property(decimalText, (text) => expect(formatDecimal(toDecimal(text))).toBe(text)),
		);
	});

	it('keeps what floating point loses', () => {
		expect(fromDecimal(add(toDecimal(0.1), toDecimal(0.2)))).toBe(0.3);
		expect(fromDecimal(multiply(toDecimal(1.005), toDecimal(100)))).toBe(100.5);
	});

	it.each([
		['2.5', 0, '3'],
		['-2.5', 0, '-3'],
		['2.4999', 0, '2'],
		['1.005', 2, '1.01'],
		['-0.004', 2, '0.00'],
		['7', 3, '7.000'],
	])('rounds %s to %i decimals', (text, scale, rounded) => {
		expect(format(() => round(toDecimal(text), scale))).toBe(rounded);
	});

	it.each([
		['halfUp', ['2.4', '2.5', '2.6', '3.5', '-2.5', '-2.4', '2.0'], [2, 3, 3, 4, -3, -2, 2]],
		['halfEven', ['2.4', '2.5', '2.6', '3.5', '-2.5', '-3.5', '2.0'], [2, 2, 3, 4, -2, -4, 2]],
		['up', ['2.1', '2.5', '-2.1', '2.0', '-2.0'], [3, 3, -3, 2, -2]],
		['down', ['2.1', '2.9', '-2.9', '2.0'], [2, 2, -2, 2]],
	] as const)('rounds %s', (mode, texts, rounded) => {
		expect(texts.map((text) => fromDecimal(round(toDecimal(text), 0, mode)))).toEqual(rounded);
	});

	it('compares numbers of different scales', () => {
		const sign = (a: string, b: string) => compare(toDecimal(a), toDecimal(b));
		expect([sign('1.5', '1.50'), sign('1.5', '1.49'), sign('-1.5', '1')]).toEqual([0, 1, -1]);
		expect(equals(toDecimal('1.5'), toDecimal('1.51'))).toBe(false);
	});

	it.each([true, null, undefined, {}, [], 'abc', '', NaN])('finds no number in %p', (value) => {
		expect(() => toDecimal(value)).toThrow('is not a number');
	});

	it('reads a text with blanks about it, and up to a hundred digits', () => {
		expect(toDecimal(' 1.5 ')).toEqual({ units: 15n, scale: 1 });
		expect(parseDecimal('9'.repeat(100))?.scale).toBe(0);
		expect(fromDecimal(toDecimal(String(Number.MAX_SAFE_INTEGER)))).toBe(Number.MAX_SAFE_INTEGER);
	});

	it('divides and rounds in one step', () => {
		expect(format(() => divide(toDecimal('10'), toDecimal('3'), 4))).toBe('3.3333');
		expect(format(() => divide(toDecimal('-1'), toDecimal('0.08'), 1))).toBe('-12.5');
		expect(format(() => divide(toDecimal('0.20'), toDecimal('-0.3'), 2))).toBe('-0.67');
	});

	it('adds and multiplies as arithmetic says', () => {
		fc.assert(
			fc.property(decimalText, decimalText, decimalText, (x, y, z) => {
				const [a, b, c] = [toDecimal(x), toDecimal(y), toDecimal(z)];
				expect(equals(add(a, b), add(b, a))).toBe(true);
				expect(equals(multiply(add(a, b), c), add(multiply(a, c), multiply(b, c)))).toBe(true);
			}),
		);
	});

	it('rounds by at most half of the last digit', () => {
		fc.assert(
			fc.property(decimalText, fc.nat({ max: 15 }), (text, scale) => {
				const exact = toDecimal(text);
				const error = add(multiply(exact, toDecimal(-1)), round(exact, scale));
				const bound = round({ units: 5n, scale: scale + 1 }, scale + 1);
				const magnitude = error.units < 0n ? multiply(error, toDecimal(-1)) : error;
				const excess = add(magnitude, multiply(bound, toDecimal(-1)));
				expect(excess.units <= 0n).toBe(true);
			}),
		);
	});

	it('refuses to make a number of what a number cannot hold', () => {
		expect(() => fromDecimal(toDecimal('9007199254740993'))).toThrow(/too large/);
	});
});
