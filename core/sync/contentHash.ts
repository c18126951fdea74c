import { createHash } from 'node:crypto';
import { compileField } from '../mapping/field';

/**
 * A closure that hashes what a record says, or what its `fields` (paths) say: equal for equal
 * content, in whatever order an object's fields come.
 *
 * @throws MappingError when a path is none.
 */
export function compileContentHash(fields: readonly string[] = []): (record: unknown) => string {
	const getters = fields.map(compileField);
	const content =
		getters.length === 0
			? (record: unknown) => record
			: (record: unknown) => getters.map((get) => get(record));
	return (record) =>
		createHash('sha256')
			.update(canonicalJson(content(record)))
			.digest('base64url');
}

/** JSON with sorted fields. What JSON cannot say is written as `null`, as in a list. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(byName))
			: (part ?? null),
	);
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]) =>
	one < other ? -1 : Number(one > other);
