import { toText } from '../coerce';
import { describe } from '../describe';
import { FieldError } from '../errors';
import { any, object, optional } from './args';
import { transform } from './transform';

export const enumTransforms = [
	transform({
		name: 'mapValues',
		description:
			'Looks a value up in a table; one that is not in it is refused, or gets the fallback',
		args: {
			values: object('The table, such as {"paid": "PAID", "pending": "OPEN"}'),
			fallback: optional(any('What a value that is not in the table becomes')),
		},
		apply: ({ values, fallback }) => {
			const table = new Map(Object.entries(values));
			return (value) => {
				const key = toText(value);
				if (table.has(key)) return table.get(key);
				if (fallback !== undefined) return fallback;
				throw new FieldError(`${describe(value)} is not one of: ${[...table.keys()].join(', ')}`);
			};
		},
	}),
];
