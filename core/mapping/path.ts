import { MappingError } from './errors';

/** `[*]`: every entry of a list. */
export const EACH = Symbol('[*]');

/** A field's name, a position in a list, or every entry of a list. */
export type Segment = string | number | typeof EACH;
export type Path = readonly Segment[];

const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

// One segment at a time, anchored where the last one ended: .name, [0], [*], ["odd name"].
const SEGMENT =
	/(?<dot>\.)?(?<name>[^.[\]]+)|\[(?:(?<index>\d{1,9})|(?<each>\*)|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)')\]/y;

/**
 * Reads a path such as `customer.email`, `line_items[*].sku` or `["odd name"][0]`.
 * @throws MappingError when it is not a path, or names a part of an object's prototype.
 */
export function parsePath(text: string): Path {
	const path = text.trim();
	if (path === '') throw new MappingError('is empty: write a path such as customer.email');
	if (path.includes('{{')) {
		throw new MappingError(
			`'${path}' is an expression: write the path alone, as in customer.email`,
		);
	}
	const segments: Segment[] = [];
	for (let at = 0; at < path.length; at = SEGMENT.lastIndex) {
		SEGMENT.lastIndex = at;
		const part = SEGMENT.exec(path)?.groups;
		// A name follows a dot, except the first.
		if (!part || (part.name !== undefined && (part.dot === undefined) !== (at === 0))) {
			throw new MappingError(
				`'${path}' is not a path, from '${path.slice(at)}' on: ` +
					'write names with dots between them, and [0], [*] or ["odd name"] for the rest',
			);
		}
		segments.push(segmentOf(part, path));
	}
	return segments;
}

function segmentOf(part: Record<string, string | undefined>, path: string): Segment {
	if (part.index !== undefined) return Number(part.index);
	if (part.each !== undefined) return EACH;
	const name = part.name ?? (part.double ?? part.single ?? '').replace(/\\(.)/g, '$1');
	if (RESERVED.has(name)) {
		throw new MappingError(`'${path}' uses '${name}', a name that JavaScript keeps for itself`);
	}
	return name;
}

/** Names that have to be quoted. */
const ODD = /^$|[.[\]"'\\]|^\s|\s$/;

/** The path as text, with the places of `[*]` filled in from `positions` as far as they go. */
export function formatPath(path: Path, positions: readonly number[] = []): string {
	let each = 0;
	const text = path.map((segment) => {
		if (segment === EACH) return `[${positions[each++] ?? '*'}]`;
		if (typeof segment === 'number') return `[${segment}]`;
		return ODD.test(segment) ? `["${segment.replace(/["\\]/g, '\\$&')}"]` : `.${segment}`;
	});
	return text.join('').replace(/^\./, '');
}
