import { compileEntries, compileGetter } from './access';
import { MappingError } from './errors';
import { parsePath } from './path';
import type { Source } from './path';
import { isList } from './segment';
import type { Path } from './segment';

/** A record at work; with `each`, an entry and what is around it. */
export interface Frame {
	readonly record: unknown;
	readonly around?: Frame | undefined;
}

/** What is `up` lists around a frame's record; undefined beyond the outermost. */
export function recordAt(frame: Frame, up: number): unknown {
	let at: Frame | undefined = frame;
	for (let left = up; left > 0; left--) at = at?.around;
	return at?.record;
}

/** A closure that reads a source. */
export function compileReader({ up, path }: Source): (frame: Frame) => unknown {
	const get = compileGetter(path);
	return (frame) => get(recordAt(frame, up));
}

/** Reads the path of `each`. @throws MappingError when it does not lead to the entries of a list. */
export function parseEach(text: string): Path {
	const path = parsePath(text);
	const last = path.at(-1);
	if (last !== undefined && isList(last)) return path;
	throw new MappingError(
		`'${text}' is no list of entries: end it with [*], or with a filter such as [?type=shipping]`,
	);
}

/**
 * Visits each entry that a path leads to, with its positions in the lists on the way.
 * Throws FieldError where something else is in the place of a list; one that is absent has no entries.
 */
export type Walk = (frame: Frame, positions: number[], visit: (frame: Frame) => void) => void;

export function compileWalk(path: Path): Walk {
	const at = path.findIndex(isList);
	if (at < 0) return (frame, _positions, visit) => visit(frame);
	const { list, has } = compileEntries(path.slice(0, at + 1));
	const walk = compileWalk(path.slice(at + 1));
	return (around, positions, visit) => {
		const depth = positions.length;
		for (const [position, record] of list(around.record)?.entries() ?? []) {
			if (!has(record)) continue;
			positions[depth] = position;
			walk({ record, around }, positions, visit);
		}
		positions.length = depth;
	};
}
