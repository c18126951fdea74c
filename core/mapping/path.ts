import { MappingError } from './errors';
import { readSegment } from './readSegment';
import { isFilter, isList } from './segment';
import type { Path, Segment } from './segment';

/** A path in what is `up` lists around the entry that a mapping with `each` is at. */
export interface Source {
	readonly up: number;
	readonly path: Path;
}

const LONGEST = 1000;
/** `^.` or `@.` at the start; nothing may follow them. */
const ORIGIN = /[\^@](?:\.|(?=\[)|$)/y;

/**
 * Reads the path of a value:
 *
 * | Path | What it reaches |
 * |---|---|
 * | `customer.email` | a field in a field |
 * | `["odd.name"]`, `prices["42"]` | a field whose name is a number, or has dots, brackets or quotes |
 * | `line_items[0]`, `line_items[-1]` | the first entry of a list, the last one |
 * | `line_items[*].sku` | the field in every entry: a list |
 * | `line_items[?type=shipping].price` | the field in every entry whose type is shipping: a list, be it of one |
 * | `line_items[?type=shipping][0].price` | the field in the first such entry; with `[-1]`, in the last |
 * | `lines[?address.city="Ghent [BE]"]` | compares a field further inside; a value with brackets has quotes |
 * | `@` | the record itself; with `each`, the entry itself |
 * | `^.name`, `^.^.name` | with `each`: a field of what is around the entry; two lists up |
 *
 * A filter compares what is written: `[?id=42]` finds the number 42 and the text "42". What a path
 * finds in lists of lists is one flat list. The names `__proto__`, `constructor` and `prototype`
 * are refused.
 * @throws MappingError with the position, counted from 1, and what to write instead.
 */
export function parseSource(text: string): Source {
	const path = text.trim();
	if (path === '') throw new MappingError('is empty: write a path such as customer.email');
	if (path.length > LONGEST) {
		throw new MappingError(`has ${path.length} characters: a path has ${LONGEST} at most`);
	}
	if (path.includes('{{')) {
		throw new MappingError(
			`'${path}' is an expression: write the path alone, as in customer.email`,
		);
	}
	let up = 0;
	let start = 0;
	for (ORIGIN.lastIndex = 0; ORIGIN.test(path); start = ORIGIN.lastIndex) {
		if (path[start] === '^') up++;
	}
	return { up, path: readSegments(path, start) };
}

/** Reads a path without `^`. @throws MappingError as parseSource does. */
export function parsePath(text: string): Path {
	const { up, path } = parseSource(text);
	if (up > 0) throw new MappingError(`'${text.trim()}' must not start with ^`);
	return path;
}

function readSegments(path: string, start: number): Path {
	const segments: Segment[] = [];
	let at = start;
	while (at < path.length) {
		try {
			const [segment, end] = readSegment(path, at, at === start);
			const before = segments.at(-1);
			// Of what a filter finds, a position takes one: [?type=shipping][0].
			if (typeof segment === 'number' && isFilter(before) && isList(before)) {
				segments.splice(-1, 1, { ...before, at: segment });
			} else {
				segments.push(segment);
			}
			at = end;
		} catch (error) {
			const place = `'${path}' is not a path, at character ${at + 1}`;
			throw new MappingError(`${place} ('${path.slice(at)}'): ${(error as Error).message}`);
		}
	}
	return segments;
}
