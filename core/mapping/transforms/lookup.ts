import { toText } from '../coerce';
import { describe } from '../describe';
import { FieldError } from '../errors';
import { any, optional, text } from './args';
import { compileEntryGetter } from './field';
import { isAbsent, transform } from './transform';

export const lookupTransforms = [
	transform({
		name: 'lookup',
		description: 'Finds the record of the second input whose key is the value, and takes a field',
		args: {
			path: optional(text('Path of the field in that record; without one, the whole record')),
			fallback: optional(any('What to take where there is no such record; without one, refused')),
		},
		examples: [
			{
				args: { path: 'warehouse.id' },
				second: { 'SKU-1': { warehouse: { id: 7 } } },
				from: 'SKU-1',
				to: 7,
			},
			{ second: { '42': { name: 'Ada' } }, from: 42, to: { name: 'Ada' } },
			{ args: { fallback: 'unknown' }, second: {}, from: 'SKU-2', to: 'unknown' },
		],
		apply: ({ path, fallback }) => {
			const get = path === undefined ? (found: unknown) => found : compileEntryGetter(path);
			return (value, { lookup }) => {
				if (!lookup) {
					throw new FieldError('there is no second input to look it up in: connect one');
				}
				const found = lookup(toText(value));
				if (!isAbsent(found)) return get(found);
				if (fallback !== undefined) return fallback;
				throw new FieldError(`${describe(value)} is not in the second input`);
			};
		},
	}),
];
