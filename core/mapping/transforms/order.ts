import { describe } from '../describe';
import { FieldError } from '../errors';
import { choice, optional, text } from './args';
import { compileEntryGetter } from './field';
import { toJsonText, toList } from './inputs';
import { isAbsent, transform } from './transform';

/** A closure that takes what is compared in an entry: the entry itself, or a field of it. */
function compileKey(path: string | undefined): (entry: unknown) => unknown {
	return path === undefined ? (entry) => entry : compileEntryGetter(path);
}

const keyPath = (what: string) =>
	optional(text(`The path of the field in an entry ${what}; without one, the entry itself`));

/** Lists whose entries are compared with each other. */
export const orderTransforms = [
	transform({
		name: 'unique',
		description: 'Keeps the first of equal entries of a list; objects are equal when their JSON is',
		args: { key: keyPath('that has to be equal') },
		examples: [
			{ from: ['b', 'a', 'b', 1, '1', { x: 1 }, { x: 1 }], to: ['b', 'a', 1, '1', { x: 1 }] },
			{
				args: { key: 'sku' },
				from: [
					{ sku: 'A', n: 1 },
					{ sku: 'A', n: 2 },
				],
				to: [{ sku: 'A', n: 1 }],
			},
		],
		apply: ({ key }) => {
			const get = compileKey(key);
			return (value) => {
				const seen = new Set<string>();
				return toList(value).filter((entry) => {
					const json = toJsonText(get(entry) ?? null);
					return !seen.has(json) && seen.add(json);
				});
			};
		},
	}),
	transform({
		name: 'sort',
		description: 'Sorts a list of numbers, or of texts by their characters; absent ones come last',
		args: {
			key: keyPath('to sort by'),
			order: choice('Which comes first', ['ascending', 'descending'], { default: 'ascending' }),
		},
		examples: [
			{ from: [10, 9, 1], to: [1, 9, 10] },
			{ args: { order: 'descending' }, from: ['a', 'c', null, 'b'], to: ['c', 'b', 'a', null] },
			{
				args: { key: 'at' },
				from: [{ at: '2026-02-01' }, { at: '2026-01-31' }],
				to: [{ at: '2026-01-31' }, { at: '2026-02-01' }],
			},
		],
		apply: ({ key: path, order }) => {
			const get = compileKey(path);
			const sign = order === 'ascending' ? 1 : -1;
			return (value) => {
				const keyed = toList(value).map((entry) => ({ entry, key: get(entry) }));
				const absent = keyed.filter((one) => isAbsent(one.key));
				const present = keyed.filter((one) => !isAbsent(one.key));
				checkSortable(present.map((one) => one.key));
				present.sort((a, b) => sign * compareKeys(a.key, b.key));
				return [...present, ...absent].map(({ entry }) => entry);
			};
		},
	}),
	transform({
		name: 'reverse',
		description: 'Turns a list around',
		args: {},
		examples: [{ from: [1, 2, 3], to: [3, 2, 1] }],
		apply: () => (value) => toList(value).toReversed(),
	}),
];

/** All of one sort: which of a number and a text is less, nobody can say. Throws FieldError. */
function checkSortable(keys: readonly unknown[]): void {
	const [first] = keys;
	const odd = keys.find(
		(key) => typeof key !== typeof first || !['number', 'string'].includes(typeof key),
	);
	if (odd === undefined) return;
	throw new FieldError(`${describe(odd)} cannot be sorted: all have to be numbers or all texts`);
}

const compareKeys = (a: unknown, b: unknown): number =>
	(a as string | number) < (b as string | number) ? -1 : a === b ? 0 : 1;
