import { FieldError, MappingError, within } from '../errors';
import { list, object, text } from './args';
import { compileFieldGetter } from './field';
import { checkLength, checkName, isObject, lengthOf, toEntries } from './inputs';
import { isAbsent, transform } from './transform';

const DEEPEST = 100;

const names = (what: string) => list(`Names of the fields to ${what}`);

export const objectTransforms = [
	transform({
		name: 'pickFields',
		description: 'Keeps some fields of an object',
		args: { names: names('keep') },
		examples: [{ args: { names: ['a', 'z'] }, from: { a: 1, b: 2 }, to: { a: 1 } }],
		apply: ({ names: kept }) => {
			const set = new Set(kept);
			return (value) => Object.fromEntries(toEntries(value).filter(([name]) => set.has(name)));
		},
	}),
	transform({
		name: 'omitFields',
		description: 'Leaves some fields of an object out',
		args: { names: names('leave out') },
		examples: [{ args: { names: ['a', 'z'] }, from: { a: 1, b: 2 }, to: { b: 2 } }],
		apply: ({ names: left }) => {
			const set = new Set(left);
			return (value) => Object.fromEntries(toEntries(value).filter(([name]) => !set.has(name)));
		},
	}),
	transform({
		name: 'renameFields',
		description: 'Gives fields of an object other names; the others keep theirs',
		args: {
			newNames: object('The new names by the old ones, such as {"first_name": "firstName"}'),
		},
		examples: [
			{
				args: { newNames: { first_name: 'firstName' } },
				from: { first_name: 'Ada', id: 1 },
				to: { firstName: 'Ada', id: 1 },
			},
		],
		apply: ({ newNames: renamed }) => {
			const table = new Map(Object.entries(renamed).map(([from, to]) => [from, newName(to)]));
			return (value) =>
				objectOf(toEntries(value).map(([name, field]) => [table.get(name) ?? name, field]));
		},
	}),
	transform({
		name: 'flattenObject',
		description: 'Takes the fields of objects in an object into it; lists stay as they are',
		args: { separator: text('What stands between the names', { default: '.' }) },
		examples: [
			{ from: { a: { b: 1, c: { d: [2] } }, e: null }, to: { 'a.b': 1, 'a.c.d': [2], e: null } },
			{ args: { separator: '_' }, from: { a: { b: 1 } }, to: { a_b: 1 } },
		],
		apply:
			({ separator }) =>
			(value) => {
				const entries = flatEntries(value, separator, '', 0);
				// One long name stands before each of those inside it.
				checkLength(lengthOf(entries.map(([name]) => name)));
				return objectOf(entries);
			},
	}),
	transform({
		name: 'merge',
		description: 'Adds the fields of other objects in the record; of equal names the last one wins',
		args: { paths: list('Paths of the other objects in the record, in order') },
		examples: [
			{
				args: { paths: ['shipping', 'nowhere'] },
				record: { shipping: { city: 'Ghent', zip: '9000' } },
				from: { city: 'Bruges', name: 'Ada' },
				to: { city: 'Ghent', name: 'Ada', zip: '9000' },
			},
		],
		takesAbsent: true,
		apply: ({ paths }) => {
			const getters = paths.map(compileFieldGetter);
			return (value, scope) => {
				const objects = [value, ...getters.map((get) => get(scope))].filter(
					(one) => !isAbsent(one),
				);
				if (objects.length === 0) return value;
				return Object.fromEntries(objects.flatMap(toEntries));
			};
		},
	}),
];

/** @throws MappingError for what is no name, or a reserved one. */
function newName(name: unknown): string {
	if (typeof name !== 'string') throw new MappingError("'newNames' has to hold texts alone");
	return within("'newNames': ", () => checkName(name));
}

/** Throws FieldError for a reserved name, and for two equal ones: one of them would be lost. */
function objectOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
	const fields = new Map(entries.map(([name, field]) => [checkName(name), field]));
	if (fields.size === entries.length) return Object.fromEntries(fields);
	const seen = new Set<string>();
	const [twice] = entries.find(([name]) => seen.size === seen.add(name).size) ?? [];
	throw new FieldError(`two fields would be named '${twice}'`);
}

function flatEntries(
	value: unknown,
	separator: string,
	prefix: string,
	depth: number,
): [string, unknown][] {
	if (depth > DEEPEST) throw new FieldError(`the object is more than ${DEEPEST} levels deep`);
	return toEntries(value).flatMap(([name, field]): [string, unknown][] => {
		const path = prefix + name;
		return isObject(field)
			? flatEntries(field, separator, path + separator, depth + 1)
			: [[path, field]];
	});
}
