import { FieldError } from '../errors';
import { integer, object, text } from './args';
import { compileEntryGetter } from './field';
import { toList } from './inputs';
import { isAbsent, transform } from './transform';

export const arrayTransforms = [
	transform({
		name: 'pick',
		description: 'Takes one field from each entry of a list; entries without it are left out',
		args: { path: text('The path of the field in an entry, such as sku or price.amount') },
		examples: [
			{ args: { path: 'a.b' }, from: [{ a: { b: 1 } }, {}, null, { a: { b: 2 } }], to: [1, 2] },
		],
		apply: ({ path }) => {
			const get = compileEntryGetter(path);
			return (value) =>
				toList(value)
					.map(get)
					.filter((entry) => entry !== undefined);
		},
	}),
	transform({
		name: 'at',
		description: 'Takes the entry of a list at a position; where there is none it gives nothing',
		args: {
			position: integer('The position: 0 is the first entry, -1 the last', { default: 0 }),
		},
		examples: [
			{ args: { position: 1 }, from: ['a', 'b', 'c'], to: 'b' },
			{ args: { position: -1 }, from: ['a', 'b', 'c'], to: 'c' },
			{ args: { position: 5 }, from: ['a'] },
		],
		apply:
			({ position }) =>
			(value) =>
				toList(value).at(position),
	}),
	transform({
		name: 'first',
		description: 'Takes the first entry of a list; an empty list has none',
		args: {},
		examples: [{ from: ['a', 'b'], to: 'a' }, { from: [] }],
		apply: () => (value) => toList(value)[0],
	}),
	transform({
		name: 'last',
		description: 'Takes the last entry of a list; an empty list has none',
		args: {},
		examples: [{ from: ['a', 'b'], to: 'b' }, { from: [] }],
		apply: () => (value) => toList(value).at(-1),
	}),
	transform({
		name: 'slice',
		description: 'Takes a part of a list',
		args: {
			start: integer('The position it starts at: 0 is the first entry, -2 the last but one', {
				default: 0,
			}),
			count: integer('The most entries to take', { min: 0, default: 10 }),
		},
		examples: [
			{ args: { start: 1, count: 2 }, from: [1, 2, 3, 4], to: [2, 3] },
			{ args: { start: -2 }, from: [1, 2, 3, 4], to: [3, 4] },
		],
		apply:
			({ start, count }) =>
			(value) => {
				const list = toList(value);
				const from = start < 0 ? Math.max(list.length + start, 0) : start;
				return list.slice(from, from + count);
			},
	}),
	transform({
		name: 'compact',
		description: 'Leaves out the entries of a list that are absent or an empty text',
		args: {},
		examples: [{ from: ['a', null, '', 0, false], to: ['a', 0, false] }],
		apply: () => (value) => toList(value).filter((entry) => !isAbsent(entry) && entry !== ''),
	}),
	transform({
		name: 'flatten',
		description: 'Puts the entries of lists in a list into the list itself',
		args: { depth: integer('Through how many lists to go', { min: 1, max: 100, default: 1 }) },
		examples: [
			{ from: [1, [2, [3]]], to: [1, 2, [3]] },
			{ args: { depth: 2 }, from: [1, [2, [3]]], to: [1, 2, 3] },
		],
		apply:
			({ depth }) =>
			(value) =>
				toList(value).flat(depth),
	}),
	transform({
		name: 'map',
		description: 'Applies another transform to each entry of a list',
		args: {
			transform: text('The name of the transform, such as trim'),
			with: object('Its arguments, such as {"length": 10}', { default: {} }),
		},
		examples: [
			{ args: { transform: 'trim' }, from: [' a', 'b ', null], to: ['a', 'b', null] },
			{
				args: { transform: 'toMinorUnits', with: { currency: 'EUR' } },
				from: ['1.50', '2'],
				to: [150, 200],
			},
		],
		apply: ({ transform: name, with: args }, compile) => {
			const step = compile({ name, args });
			return (value, scope) =>
				toList(value).map((entry, at) => {
					try {
						return step(entry, scope) ?? null;
					} catch (error) {
						if (!(error instanceof FieldError)) throw error;
						throw new FieldError(`[${at}]: ${error.message}`);
					}
				});
		},
	}),
];
