import { compileGetter } from '../access';
import { add, fromDecimal, toDecimal } from '../decimal';
import { describe } from '../describe';
import { FieldError } from '../errors';
import { parsePath } from '../path';
import { text } from './args';
import { transform } from './transform';

export function toList(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	throw new FieldError(`${describe(value)} is not a list`);
}

export const arrayTransforms = [
	transform({
		name: 'pick',
		description: 'Takes one field from each entry of a list; entries without it are left out',
		args: { path: text('The path of the field in an entry, such as sku or price.amount') },
		apply: ({ path }) => {
			const get = compileGetter(parsePath(path));
			return (value) =>
				toList(value)
					.map(get)
					.filter((entry) => entry !== undefined);
		},
	}),
	transform({
		name: 'unique',
		description: 'Keeps the first of equal entries of a list; objects are equal when their JSON is',
		args: {},
		apply: () => (value) => {
			const seen = new Set<string>();
			return toList(value).filter((entry) => {
				const json = JSON.stringify(entry);
				return !seen.has(json) && seen.add(json);
			});
		},
	}),
	transform({
		name: 'count',
		description: 'Counts the entries of a list',
		args: {},
		apply: () => (value) => toList(value).length,
	}),
	transform({
		name: 'first',
		description: 'Takes the first entry of a list; an empty list has none',
		args: {},
		apply: () => (value) => toList(value)[0],
	}),
	transform({
		name: 'sum',
		description: 'Adds up a list of numbers without rounding errors; an empty list gives 0',
		args: {},
		apply: () => (value) =>
			fromDecimal(toList(value).map(toDecimal).reduce(add, { units: 0n, scale: 0 })),
	}),
];
