import { MappingError } from './errors';
import { EACH, formatPath } from './path';
import type { Path, Segment } from './path';

/** What the rows before have claimed at one place of the result. */
interface Claim {
	readonly row: number;
	readonly inside: Map<Segment, Claim>;
	whole: boolean;
}

const shape = (segment: Segment): string =>
	typeof segment === 'string' ? 'an object' : segment === EACH ? 'a list of [*]' : 'a list';

/**
 * Keeps the targets of a mapping apart, so that no row overwrites another or writes inside a value
 * that another took from the record, and no list has gaps.
 */
export class Targets {
	private readonly root: Claim = { row: 0, inside: new Map(), whole: false };

	/** @throws MappingError when an earlier row stands in the way. */
	claim(row: number, path: Path): void {
		let at = this.root;
		path.forEach((segment, depth) => {
			const [sibling] = at.inside.keys();
			if (sibling !== undefined && shape(sibling) !== shape(segment)) {
				const place = formatPath(path.slice(0, depth)) || 'the result';
				throw new MappingError(
					`makes ${place} ${shape(segment)}, but another row makes it ${shape(sibling)}`,
				);
			}
			if (typeof segment === 'number' && segment > 0 && !at.inside.has(segment - 1)) {
				const before = formatPath([...path.slice(0, depth), segment - 1]);
				throw new MappingError(`leaves a gap: no row before it writes ${before}`);
			}
			let next = at.inside.get(segment);
			if (!next) {
				next = { row, inside: new Map(), whole: false };
				at.inside.set(segment, next);
			}
			const last = depth === path.length - 1;
			if (next.whole || (last && next.inside.size > 0)) {
				const place = formatPath(path.slice(0, depth + 1));
				throw new MappingError(`writes ${place}, which row ${next.row} also writes`);
			}
			if (last) next.whole = true;
			at = next;
		});
	}
}
