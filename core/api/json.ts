/** An object of an API's answer. */
export type Json = Readonly<Record<string, unknown>>;

/** The value's fields; none when it is no object. */
export function fields(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Json)
		: {};
}

/** The value's fields. @throws an Error when it is no object. */
export function answer(value: unknown): Json {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
	throw new Error('The API answered with something else than an object');
}

/**
 * The objects of a list. @throws an Error when there is no list: an answer that is not understood
 * must not pass for an empty one.
 */
export function rows(value: unknown): Json[] {
	if (!Array.isArray(value)) throw new Error('The API answered with something else than a list');
	return value.map(fields);
}

/** The texts of a list; none when it is no list. */
export function texts(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** A text, or a number as text, as ids are either. Undefined for anything else and for ''. */
export function text(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The id of a row. @throws an Error when it has none. */
export function idOf(row: Json, name = 'id'): string {
	const id = text(row[name]);
	if (id === undefined) throw new Error(`The API answered with an entry that has no ${name}`);
	return id;
}
