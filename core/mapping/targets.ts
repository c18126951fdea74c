import { MappingError } from './errors';
import type { Source } from './path';
import { EACH, formatPath, isList } from './segment';
import type { Path, Segment } from './segment';

/** What the rows before have claimed at one place of the result. */
interface Claim {
	readonly row: number;
	readonly inside: Map<Segment, Claim>;
	/** Where the entries of this list come from. */
	readonly filling: Filling | undefined;
	whole: boolean;
}

/** The list in the record that fills one in the result, and which of its entries do. */
interface Filling {
	readonly list: string;
	readonly entries: string;
}

const shape = (segment: Segment): string =>
	typeof segment === 'string' ? 'an object' : segment === EACH ? 'a list of [*]' : 'a list';

/**
 * Keeps the targets of a mapping apart, so that no row overwrites another or writes inside a value
 * that another took from the record, no list has gaps, and no list mixes entries up.
 */
export class Targets {
	private readonly root = claimOf(0, undefined);

	/** @throws MappingError when an earlier row stands in the way. */
	claim(row: number, path: Path, source: Source | undefined): void {
		const fillings = source ? fillingsOf(source) : [];
		let at = this.root;
		path.forEach((segment, depth) => {
			checkShape(at, path, depth);
			const filling = segment === EACH ? fillings.shift() : undefined;
			let next = at.inside.get(segment);
			if (!next) {
				next = claimOf(row, filling);
				at.inside.set(segment, next);
			}
			const last = depth === path.length - 1;
			if (next.whole || (last && next.inside.size > 0)) {
				const place = formatPath(path.slice(0, depth + 1));
				throw new MappingError(`writes ${place}, which row ${next.row} also writes`);
			}
			checkFilling(next, filling, path.slice(0, depth));
			if (last) next.whole = true;
			at = next;
		});
	}

	/** Whether a row writes a place, something inside it or something around it. */
	has(path: Path): boolean {
		let at = this.root;
		for (const segment of path) {
			const next = at.inside.get(segment);
			if (!next) return at.whole;
			at = next;
		}
		return true;
	}
}

const claimOf = (row: number, filling: Filling | undefined): Claim => ({
	row,
	inside: new Map(),
	filling,
	whole: false,
});

const fillingsOf = ({ up, path }: Source): Filling[] =>
	path.flatMap((segment, index) => {
		if (!isList(segment)) return [];
		const [list = '', entries = ''] = [index, index + 1].map(
			(end) => '^.'.repeat(up) + formatPath(path.slice(0, end)),
		);
		return [{ list, entries }];
	});

function checkShape({ inside }: Claim, path: Path, depth: number): void {
	const segment = path[depth] as Segment;
	const [sibling] = inside.keys();
	if (sibling !== undefined && shape(sibling) !== shape(segment)) {
		const place = formatPath(path.slice(0, depth)) || 'the result';
		throw new MappingError(
			`makes ${place} ${shape(segment)}, but another row makes it ${shape(sibling)}`,
		);
	}
	if (typeof segment === 'number' && segment > 0 && !inside.has(segment - 1)) {
		const before = formatPath([...path.slice(0, depth), segment - 1]);
		throw new MappingError(`leaves a gap: no row before it writes ${before}`);
	}
}

/** The third of all lines and the third of those of one type are two lines. */
function checkFilling({ row, filling }: Claim, other: Filling | undefined, place: Path): void {
	if (filling?.list !== other?.list || filling?.entries === other?.entries) return;
	throw new MappingError(
		`fills ${formatPath(place)} from ${other?.entries}, but row ${row} from ${filling?.entries}`,
	);
}
