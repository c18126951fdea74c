import { isObject } from '../json';
import type { Json } from './types';

export type JsonSchema = { [key: string]: Json };

/** What is wrong with a value, and where. "has to be a text" is said of what is at `path`. */
export interface Issue {
	readonly path: readonly (string | number)[];
	readonly what: string;
}

/** What a value has to be: one description for the check and for the JSON Schema. */
export interface Rule {
	readonly schema: JsonSchema;
	check(value: unknown, path: Issue['path'], issues: Issue[]): void;
}

const plain = (schema: JsonSchema, what: string, accepts: (value: unknown) => boolean): Rule => ({
	schema,
	check: (value, path, issues) => {
		if (!accepts(value)) issues.push({ path, what });
	},
});

export const text = plain(
	{ type: 'string' },
	'has to be a text',
	(value) => typeof value === 'string',
);
export const flag = plain(
	{ type: 'boolean' },
	'has to be true or false',
	(value) => typeof value === 'boolean',
);
export const json = plain({}, 'has to be a JSON value', (value) => value !== undefined);

export const oneOf = (options: readonly string[]): Rule =>
	plain(
		{ enum: [...options] },
		`has to be one of: ${options.join(', ')}`,
		(value) => typeof value === 'string' && options.includes(value),
	);

/** @param atLeastOne What to say of an empty list, where one is not allowed. */
export const listOf = (entry: Rule, what = 'has to be a list', atLeastOne?: string): Rule => ({
	schema: { type: 'array', items: entry.schema, ...(atLeastOne && { minItems: 1 }) },
	check(value, path, issues) {
		if (!Array.isArray(value)) issues.push({ path, what });
		else if (atLeastOne && value.length === 0) issues.push({ path, what: atLeastOne });
		else value.forEach((item, at) => entry.check(item, [...path, at], issues));
	},
});

export const anyObject = (what: string): Rule => plain({ type: 'object' }, what, isObject);

/** An object with these fields and no others; a name with a question mark may be absent. */
export function objectOf(what: string, fields: Readonly<Record<string, Rule>>): Rule {
	const rules = Object.entries(fields).map(([name, rule]) => ({
		name: name.replace('?', ''),
		needed: !name.endsWith('?'),
		rule,
	}));
	const known = new Set(rules.map(({ name }) => name));
	return {
		schema: {
			type: 'object',
			properties: Object.fromEntries(rules.map(({ name, rule }) => [name, rule.schema])),
			required: rules.filter(({ needed }) => needed).map(({ name }) => name),
			additionalProperties: false,
		},
		check(value, path, issues) {
			if (!isObject(value)) {
				issues.push({ path, what });
				return;
			}
			for (const { name, needed, rule } of rules) {
				const field = Object.hasOwn(value, name) ? value[name] : undefined;
				if (needed || field !== undefined) rule.check(field, [...path, name], issues);
			}
			const unknown = Object.keys(value).filter((name) => !known.has(name));
			if (unknown.length === 0) return;
			issues.push({ path, what: `has a field that does not exist: ${unknown.join(', ')}` });
		},
	};
}
