import { toInteger, toNumber } from '../coerce';
import { add, divide, fromDecimal, multiply, round, toDecimal } from '../decimal';
import { MappingError } from '../errors';
import { integer, number } from './args';
import { transform } from './transform';

const decimals = (fallback: number) =>
	integer('How many digits to keep after the decimal point', {
		min: 0,
		max: 15,
		default: fallback,
	});

export const numberTransforms = [
	transform({
		name: 'toNumber',
		description: 'Makes a number of a text; more digits than a number can keep are refused',
		args: {},
		apply: () => toNumber,
	}),
	transform({
		name: 'toInteger',
		description: 'Makes a whole number of a text; decimals are refused',
		args: {},
		apply: () => toInteger,
	}),
	transform({
		name: 'round',
		description: 'Rounds a number, halves away from zero, without rounding errors',
		args: { decimals: decimals(0) },
		apply: (args) => (value) => fromDecimal(round(toDecimal(value), args.decimals)),
	}),
	transform({
		name: 'add',
		description: 'Adds to a number (a negative one subtracts), without rounding errors',
		args: { amount: number('The number to add') },
		apply: ({ amount }) => {
			const term = toDecimal(amount);
			return (value) => fromDecimal(add(toDecimal(value), term));
		},
	}),
	transform({
		name: 'multiply',
		description: 'Multiplies a number, without rounding errors',
		args: { by: number('The number to multiply by') },
		apply: ({ by }) => {
			const factor = toDecimal(by);
			return (value) => fromDecimal(multiply(toDecimal(value), factor));
		},
	}),
	transform({
		name: 'divide',
		description: 'Divides a number and rounds the result, halves away from zero',
		args: { by: number('The number to divide by'), decimals: decimals(2) },
		apply: ({ by, decimals: scale }) => {
			if (by === 0) throw new MappingError("'by' must not be 0");
			const divisor = toDecimal(by);
			return (value) => fromDecimal(divide(toDecimal(value), divisor, scale));
		},
	}),
];
