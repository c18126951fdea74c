import { add, compare, divide, fromDecimal, toDecimal } from '../decimal';
import type { Decimal } from '../decimal';
import { integer } from './args';
import { toList } from './inputs';
import { transform } from './transform';

const ZERO: Decimal = { units: 0n, scale: 0 };

const sumOf = (entries: readonly unknown[]): Decimal => entries.map(toDecimal).reduce(add, ZERO);

/** A closure that takes the first entry which no other beats; `sign` is that of what beats. */
const extreme = (sign: number) => () => (value: unknown) => {
	const entries = toList(value).map((entry) => ({ entry, number: toDecimal(entry) }));
	return entries.reduce<(typeof entries)[number] | undefined>(
		(best, one) => (best && sign * compare(one.number, best.number) <= 0 ? best : one),
		undefined,
	)?.entry;
};

/** One value of a whole list. */
export const aggregateTransforms = [
	transform({
		name: 'count',
		description: 'Counts the entries of a list',
		args: {},
		examples: [{ from: [null, 'a'], to: 2 }],
		apply: () => (value) => toList(value).length,
	}),
	transform({
		name: 'sum',
		description: 'Adds up a list of numbers without rounding errors; an empty list gives 0',
		args: {},
		examples: [
			{ from: ['0.1', 0.2, 3], to: 3.3 },
			{ from: [], to: 0 },
		],
		apply: () => (value) => fromDecimal(sumOf(toList(value))),
	}),
	transform({
		name: 'average',
		description: 'Takes the average of a list of numbers; an empty list has none',
		args: {
			decimals: integer('How many digits to keep after the decimal point', {
				min: 0,
				max: 15,
				default: 2,
			}),
		},
		examples: [{ from: [1, '2', 2], to: 1.67 }, { from: [] }],
		apply:
			({ decimals }) =>
			(value) => {
				const list = toList(value);
				if (list.length === 0) return undefined;
				return fromDecimal(divide(sumOf(list), toDecimal(list.length), decimals));
			},
	}),
	transform({
		name: 'min',
		description: 'Takes the least of a list of numbers; an empty list has none',
		args: {},
		examples: [{ from: [10, '9.5', 11], to: '9.5' }, { from: [] }],
		apply: extreme(-1),
	}),
	transform({
		name: 'max',
		description: 'Takes the greatest of a list of numbers; an empty list has none',
		args: {},
		examples: [{ from: [9, 10, '9.5'], to: 10 }, { from: [] }],
		apply: extreme(1),
	}),
];
