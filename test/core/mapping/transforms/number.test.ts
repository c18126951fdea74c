import fc from 'fast-check';
import { currencyDecimals } from '../../../../core/mapping/transforms/currency';
import { decimalText, run } from './support';

const rounding = fc.constantFrom('halfUp', 'halfEven', 'up', 'down');
const decimals = fc.nat({ max: 6 });

describe('numbers', () => {
	it('rounds to a number that rounds to itself, less than one digit away', () => {
		fc.assert(
			fc.property(decimalText, decimals, rounding, (value, places, mode) => {
				const args = { decimals: places, rounding: mode };
				const rounded = Number(run('round', value, args));
				expect(run('round', rounded, args)).toBe(rounded);
				const off = Math.abs(rounded) - Math.abs(Number(value));
				expect(Math.abs(off)).toBeLessThanOrEqual(
					(mode.startsWith('half') ? 0.5 : 1) * 10 ** -places + 1e-3,
				);
				if (mode === 'down') expect(off).toBeLessThanOrEqual(0);
				if (mode === 'up') expect(off).toBeGreaterThanOrEqual(0);
			}),
		);
	});

	it.each([
		['halfUp', [-3, -2, 2, 3, 3, 4]],
		['halfEven', [-2, -2, 2, 2, 3, 4]],
		['up', [-3, -3, 3, 3, 3, 4]],
		['down', [-2, -2, 2, 2, 2, 3]],
	])('rounds %s', (mode, expected) => {
		const values = ['-2.5', '-2.4', '2.4', '2.5', '2.51', '3.5'];
		expect(values.map((value) => run('round', value, { rounding: mode }))).toEqual(expected);
	});

	it('adds and takes away again', () => {
		fc.assert(
			fc.property(decimalText, fc.integer(), (value, amount) => {
				const there = run('add', value, { amount });
				expect(run('add', there, { amount: -amount })).toBe(Number(value));
			}),
		);
	});

	it('divides what it multiplied', () => {
		fc.assert(
			fc.property(decimalText, fc.integer({ min: 1, max: 9 }), (value, by) => {
				const product = run('multiply', value, { by });
				expect(run('divide', product, { by, decimals: 6 })).toBe(Number(value));
			}),
		);
	});

	it('reads every number that it writes', () => {
		const marks = fc.constantFrom(
			['.', ','],
			['.', ' '],
			['.', "'"],
			['.', ''],
			[',', '.'],
			[',', '\u202f'],
		);
		fc.assert(
			fc.property(decimalText, marks, (value, [decimalMark = '', groupMark = '']) => {
				const written = run('formatNumber', value, { decimals: 6, decimalMark, groupMark });
				expect(run('parseNumber', written, { decimalMark })).toBe(Number(value) || 0);
			}),
		);
	});

	it.each([
		['€ 1.234,56', 1234.56],
		['-€1.234,56', -1234.56],
		['1 234,5\u00a0zł', undefined],
		['−5,00 £', -5],
		['1.234.567', 1234567],
		['1234567,8', 1234567.8],
	])('reads %s', (written, number) => {
		const read = () => run('parseNumber', written, { decimalMark: ',' });
		if (number === undefined) expect(read).toThrow(/is not a number/);
		else expect(read()).toBe(number);
	});
});

describe('money', () => {
	const currency = fc.constantFrom(...currencyDecimals.keys());

	it('makes units of cents and cents of units', () => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), currency, (cents, code) => {
				const amount = run('toMajorUnits', cents, { currency: code });
				expect(run('toMinorUnits', amount, { currency: code })).toBe(cents);
			}),
		);
	});

	it('takes the currency of each record', () => {
		fc.assert(
			fc.property(currency, (code) => {
				const around = { record: { order: { currency: code.toLowerCase() } } };
				expect(run('toMinorUnits', '7', { currencyField: 'order.currency' }, around)).toBe(
					7 * 10 ** (currencyDecimals.get(code) ?? NaN),
				);
			}),
		);
	});

	it('takes a fixed currency where the record has none', () => {
		const args = { currency: 'JPY', currencyField: 'currency' };
		expect(run('toMinorUnits', '7', args)).toBe(7);
		expect(run('toMinorUnits', '7', args, { record: { currency: 'EUR' } })).toBe(700);
	});
});
