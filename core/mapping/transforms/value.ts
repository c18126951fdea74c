import { compileGetter } from '../access';
import { parsePath } from '../path';
import { any, list } from './args';
import { isAbsent, transform } from './transform';

export const valueTransforms = [
	transform({
		name: 'constant',
		description: 'Takes a fixed value instead',
		args: { value: any('The fixed value') },
		takesAbsent: true,
		apply:
			({ value }) =>
			() =>
				value,
	}),
	transform({
		name: 'coalesce',
		description: 'Where the value is absent, takes the first of other fields that has one',
		args: { paths: list('Paths of the other fields in the record, in order') },
		takesAbsent: true,
		apply: ({ paths }) => {
			const getters = paths.map((path) => compileGetter(parsePath(path)));
			return (value, { record }) => {
				let found = value;
				for (const get of getters) {
					if (!isAbsent(found)) break;
					found = get(record);
				}
				return found;
			};
		},
	}),
	transform({
		name: 'emptyToNull',
		description: 'Treats an empty text as absent, so that default and required see it so',
		args: {},
		apply: () => (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
	}),
];
