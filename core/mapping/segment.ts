/** `[*]`: every entry of a list. */
export const EACH = Symbol('[*]');

/**
 * `[?type=shipping]`: the entries of a list whose `field` is written as `equals`; with `at`, the
 * one at that position among them (-1: the last).
 */
export interface Filter {
	readonly field: readonly string[];
	readonly equals: string;
	readonly at?: number;
}

/** A field's name, a position in a list (-1: the last), or entries of a list. */
export type Segment = string | number | typeof EACH | Filter;

export type Path = readonly Segment[];

/** Names that reach an object's prototype; no field is read or written by them. */
export const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export const isFilter = (segment: Segment | undefined): segment is Filter =>
	typeof segment === 'object';

/** Whether a segment leads to any number of entries, each at a position of its own. */
export const isList = (segment: Segment): segment is typeof EACH | Filter =>
	segment === EACH || (isFilter(segment) && segment.at === undefined);

/** Names that have to be quoted. */
const ODD_NAME = /^$|[.[\]"'\\]|^\s|\s$|^\d+$|^\^|^@$|^\$(?:json)?$/;
const ODD_FIELD = /[=!<>~]/;
const ODD_VALUE = /^$|[=[\]"'\\]|^\s|\s$/;

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/**
 * The path as text, with the places of `[*]` and of filters filled in from `positions` as far as
 * they go.
 */
export function formatPath(path: Path, positions: readonly number[] = []): string {
	let lists = 0;
	const text = path.map((segment) => {
		if (typeof segment === 'string') {
			return ODD_NAME.test(segment) ? `[${quote(segment)}]` : `.${segment}`;
		}
		if (typeof segment === 'number') return `[${segment}]`;
		const position = isList(segment) ? positions[lists++] : undefined;
		if (position !== undefined) return `[${position}]`;
		return isFilter(segment) ? formatFilter(segment) : '[*]';
	});
	return text.join('').replace(/^\./, '');
}

function formatFilter({ field, equals, at }: Filter): string {
	const odd = field.some((name) => ODD_NAME.test(name) || ODD_FIELD.test(name));
	const name = odd ? quote(field.join('.')) : field.join('.');
	const value = ODD_VALUE.test(equals) ? quote(equals) : equals;
	return `[?${name}=${value}]${at === undefined ? '' : `[${at}]`}`;
}
