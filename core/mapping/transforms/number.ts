import { toInteger, toNumber } from '../coerce';
import { ROUNDINGS, add, divide, fromDecimal, multiply, round, toDecimal } from '../decimal';
import { MappingError } from '../errors';
import { choice, integer, number } from './args';
import { transform } from './transform';

const decimals = (fallback: number) =>
	integer('How many digits to keep after the decimal point', {
		min: 0,
		max: 15,
		default: fallback,
	});
const rounding = choice(
	'What to do with the digits that are cut: halves away from zero (half up), halves to the even digit (half even), always away from zero (up), or cut off (down)',
	ROUNDINGS,
	{ default: 'halfUp' },
);

export const numberTransforms = [
	transform({
		name: 'toNumber',
		description: 'Makes a number of a text; more digits than a number can keep are refused',
		args: {},
		examples: [{ from: '19.90', to: 19.9 }],
		apply: () => toNumber,
	}),
	transform({
		name: 'toInteger',
		description: 'Makes a whole number of a text; decimals are refused',
		args: {},
		examples: [{ from: '42', to: 42 }],
		apply: () => toInteger,
	}),
	transform({
		name: 'round',
		description: 'Rounds a number, without rounding errors',
		args: { decimals: decimals(0), rounding },
		examples: [
			{ args: { decimals: 2 }, from: 1.005, to: 1.01 },
			{ from: '-2.5', to: -3 },
			{ args: { rounding: 'halfEven' }, from: 2.5, to: 2 },
			{ args: { rounding: 'up' }, from: -2.1, to: -3 },
			{ args: { rounding: 'down' }, from: 2.9, to: 2 },
		],
		apply: (args) => (value) => fromDecimal(round(toDecimal(value), args.decimals, args.rounding)),
	}),
	transform({
		name: 'add',
		description: 'Adds to a number (a negative one subtracts), without rounding errors',
		args: { amount: number('The number to add') },
		examples: [{ args: { amount: 0.2 }, from: '0.1', to: 0.3 }],
		apply: ({ amount }) => {
			const term = toDecimal(amount);
			return (value) => fromDecimal(add(toDecimal(value), term));
		},
	}),
	transform({
		name: 'multiply',
		description: 'Multiplies a number, without rounding errors',
		args: { by: number('The number to multiply by') },
		examples: [{ args: { by: 100 }, from: 19.99, to: 1999 }],
		apply: ({ by }) => {
			const factor = toDecimal(by);
			return (value) => fromDecimal(multiply(toDecimal(value), factor));
		},
	}),
	transform({
		name: 'divide',
		description: 'Divides a number and rounds the result',
		args: { by: number('The number to divide by'), decimals: decimals(2), rounding },
		examples: [
			{ args: { by: 3 }, from: '10', to: 3.33 },
			{ args: { by: 8, decimals: 3 }, from: 1, to: 0.125 },
			{ args: { by: 8, rounding: 'halfEven' }, from: 1, to: 0.12 },
		],
		apply: ({ by, decimals: scale, rounding: mode }) => {
			if (by === 0) throw new MappingError("'by' must not be 0");
			const divisor = toDecimal(by);
			return (value) => fromDecimal(divide(toDecimal(value), divisor, scale, mode));
		},
	}),
];
