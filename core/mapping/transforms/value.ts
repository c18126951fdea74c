import { any, list } from './args';
import { compileFieldGetter } from './field';
import { isAbsent, transform } from './transform';

export const valueTransforms = [
	transform({
		name: 'constant',
		description: 'Takes a fixed value instead',
		args: { value: any('The fixed value') },
		examples: [
			{ args: { value: [1] }, from: 'in', to: [1] },
			{ args: { value: 'x' }, to: 'x' },
		],
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
		examples: [
			{
				args: { paths: ['nowhere', 'blank', 'other'] },
				record: { blank: null, other: 'elsewhere' },
				to: 'elsewhere',
			},
			{ args: { paths: ['other'] }, record: { other: 'elsewhere' }, from: 0, to: 0 },
			{ args: { paths: ['nowhere'] } },
		],
		takesAbsent: true,
		apply: ({ paths }) => {
			const getters = paths.map(compileFieldGetter);
			return (value, scope) => {
				let found = value;
				for (const get of getters) {
					if (!isAbsent(found)) break;
					found = get(scope);
				}
				return found;
			};
		},
	}),
	transform({
		name: 'default',
		description: 'Takes a fixed value where there is none, for the transforms after it',
		args: { value: any('The value where there is none') },
		examples: [
			{ args: { value: 'none' }, to: 'none' },
			{ args: { value: 'none' }, from: '', to: '' },
		],
		takesAbsent: true,
		apply:
			({ value: fallback }) =>
			(value) =>
				value ?? fallback,
	}),
	transform({
		name: 'emptyToNull',
		description: 'Treats an empty text as absent, so that default and required see it so',
		args: {},
		examples: [
			{ from: '  ', to: null },
			{ from: 'a', to: 'a' },
			{ from: 0, to: 0 },
		],
		apply: () => (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
	}),
	transform({
		name: 'nullToAbsent',
		description: 'Leaves the field out of the result where the record says null',
		args: {},
		examples: [{ from: null }, { from: '', to: '' }],
		takesAbsent: true,
		apply: () => (value) => value ?? undefined,
	}),
];
