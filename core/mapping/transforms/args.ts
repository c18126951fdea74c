import { MappingError } from '../errors';
import type { Json } from '../types';

/** What a transform can be told: each kind is one field of the form and one check. */
export type ArgKind = keyof typeof KINDS;

/** One argument of a transform: its documentation, its form field and its check. */
export interface Arg<T> {
	readonly kind: ArgKind;
	readonly description: string;
	readonly options?: readonly string[];
	readonly min?: number;
	readonly max?: number;
	/** Taken when the argument is not given; without one it has to be given. */
	readonly default?: T;
	readonly optional?: boolean;
}

export type ArgSpec = Readonly<Record<string, Arg<unknown>>>;
export type ArgValues<S extends ArgSpec> = {
	readonly [K in keyof S]: S[K] extends Arg<infer T> ? T : never;
};

const KINDS = {
	text: { expected: 'text', accepts: (value: Json) => typeof value === 'string' },
	choice: { expected: 'text', accepts: (value: Json) => typeof value === 'string' },
	number: { expected: 'a number', accepts: (value: Json) => Number.isFinite(value) },
	integer: { expected: 'a whole number', accepts: (value: Json) => Number.isSafeInteger(value) },
	list: {
		expected: 'a list of texts',
		accepts: (value: Json) =>
			Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
	},
	object: {
		expected: 'an object',
		accepts: (value: Json) => typeof value === 'object' && value !== null && !Array.isArray(value),
	},
	any: { expected: 'a value', accepts: () => true },
};

type Settings<T> = Omit<Arg<T>, 'kind' | 'description'>;
const argOf =
	<T>(kind: ArgKind) =>
	(description: string, settings: Settings<T> = {}): Arg<T> => ({ kind, description, ...settings });

export const text = argOf<string>('text');
export const number = argOf<number>('number');
export const integer = argOf<number>('integer');
export const list = argOf<readonly string[]>('list');
export const object = argOf<{ [key: string]: Json }>('object');
export const any = argOf<Json>('any');

export const choice = <const O extends readonly string[]>(
	description: string,
	options: O,
	settings: Settings<O[number]> = {},
): Arg<O[number]> => ({ kind: 'choice', description, options, ...settings });

export const optional = <T>(arg: Arg<T>): Arg<T | undefined> => ({ ...arg, optional: true });

/**
 * The arguments a transform runs with: those given, checked, and the defaults of the others.
 * @throws MappingError naming the argument and what it has to be.
 */
export function readArgs(spec: ArgSpec, given: Readonly<Record<string, Json>>): ArgValues<ArgSpec> {
	const unknown = Object.keys(given).find((name) => !Object.hasOwn(spec, name));
	if (unknown !== undefined) {
		const known = Object.keys(spec).join(', ') || 'none';
		throw new MappingError(`there is no argument '${unknown}' (it takes: ${known})`);
	}
	const entries = Object.entries(spec).map(([name, arg]) => {
		const value = Object.hasOwn(given, name) ? given[name] : undefined;
		if (value !== undefined) return [name, check(name, arg, value)];
		if (arg.default === undefined && !arg.optional) {
			throw new MappingError(`it needs the argument '${name}': ${arg.description}`);
		}
		return [name, arg.default];
	});
	return Object.fromEntries(entries) as ArgValues<ArgSpec>;
}

function check(name: string, arg: Arg<unknown>, value: Json): Json {
	const refuse = (expected: string): never => {
		throw new MappingError(`'${name}' has to be ${expected}`);
	};
	const { expected, accepts } = KINDS[arg.kind];
	if (!accepts(value)) refuse(expected);
	if (arg.options && !arg.options.includes(String(value)))
		refuse(`one of: ${arg.options.join(', ')}`);
	if (arg.min !== undefined && Number(value) < arg.min) refuse(`${expected} of ${arg.min} or more`);
	if (arg.max !== undefined && Number(value) > arg.max) refuse(`${expected} of ${arg.max} or less`);
	return value;
}
