import { toText } from '../coerce';
import { describe } from '../describe';
import { FieldError } from '../errors';
import { any, list, object, optional } from './args';
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
		examples: [
			{ args: { values: { paid: 'PAID' } }, from: 'paid', to: 'PAID' },
			{ args: { values: { '1': { deep: [true] } } }, from: 1, to: { deep: [true] } },
			{ args: { values: { true: 'Y', false: 'N' } }, from: true, to: 'Y' },
			{ args: { values: {}, fallback: null }, from: 'odd', to: null },
			{ args: { values: {}, fallback: 'none' }, from: 'toString', to: 'none' },
		],
		apply: ({ values, fallback }) => {
			const table = new Map(Object.entries(values));
			return (value) => {
				const key = toText(value);
				if (table.has(key)) return table.get(key);
				return fallback === undefined ? refuse(value, [...table.keys()]) : fallback;
			};
		},
	}),
	transform({
		name: 'oneOf',
		description:
			'Keeps a value that is in a list; one that is not is refused, or gets the fallback',
		args: {
			allowed: list('The values, as they are written'),
			fallback: optional(any('What a value that is not in the list becomes')),
		},
		examples: [
			{ args: { allowed: ['open', 'closed'] }, from: 'open', to: 'open' },
			{ args: { allowed: ['1', '2'] }, from: 2, to: 2 },
			{ args: { allowed: ['open'], fallback: 'other' }, from: 'odd', to: 'other' },
		],
		apply: ({ allowed, fallback }) => {
			const known = new Set(allowed);
			return (value) => {
				if (known.has(toText(value))) return value;
				return fallback === undefined ? refuse(value, allowed) : fallback;
			};
		},
	}),
];

function refuse(value: unknown, known: readonly string[]): never {
	throw new FieldError(`${describe(value)} is not one of: ${known.join(', ')}`);
}
