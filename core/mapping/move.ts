import { compileGetter, compileListGetter, compileSetter, emptyContainer, open } from './access';
import type { Container, Getter } from './access';
import { EACH } from './path';
import type { Path } from './path';
import { refuseAbsent } from './pipeline';
import type { Pipeline, Working } from './pipeline';
import type { FieldFailure } from './types';

/** One record on its way through the rows. */
export interface Run extends Working {
	readonly failures: FieldFailure[];
	/** Positions in the lists that the row at work is inside of, outermost first. */
	readonly positions: number[];
}

/** What the parts of one row share. */
export interface Plan {
	readonly pipeline: Pipeline;
	readonly required: boolean;
	/** Notes that the value at work was refused. */
	refuse(run: Run, error: unknown): void;
}

/** Takes a value from `from` to `into[key]` or below; never throws. */
export type Move = (run: Run, from: unknown, into: Container, key: string | number) => void;

/**
 * A closure that moves what is at `source` to `rest` below a key. The `[*]` of the target take
 * the first of the source's, entry by entry; any more in the source make one flat list.
 */
export function compileMove(plan: Plan, source: Path, rest: Path): Move {
	return rest.includes(EACH)
		? compileEach(plan, source, rest)
		: compileField(plan, compileGetter(source), rest);
}

/** Moves one value through the pipeline. */
export function compileField({ pipeline, refuse }: Plan, get: Getter, rest: Path): Move {
	const set = compileSetter(rest);
	return (run, from, into, key) => {
		try {
			run.rule = 'source';
			const value = pipeline(get(from), run);
			if (value !== undefined) set(into, key, value);
		} catch (error) {
			refuse(run, error);
		}
	};
}

/** Moves each entry of a list to the entry at the same position of another. */
function compileEach(plan: Plan, source: Path, rest: Path): Move {
	const from = source.indexOf(EACH);
	const to = rest.indexOf(EACH);
	const getEntries = compileEntries(source.slice(0, from), plan.required);
	const openList = compileOpener(rest.slice(0, to + 1));
	const below = rest.slice(to + 1);
	const [next] = below;
	const blank = () => (next === undefined ? null : emptyContainer(next));
	const move = compileMove(plan, source.slice(from + 1), below);
	return (run, parent, into, key) => {
		const depth = run.positions.length;
		try {
			const entries = getEntries(run, parent);
			if (!entries) return;
			const list = openList(into, key);
			for (let at = 0; at < entries.length; at++) {
				run.positions[depth] = at;
				if (at === list.length) list.push(blank());
				move(run, entries[at], list, at);
			}
		} catch (error) {
			plan.refuse(run, error);
		}
		run.positions.length = depth;
	};
}

function compileEntries(path: Path, required: boolean) {
	const get = compileListGetter(path);
	return (run: Run, from: unknown): unknown[] | undefined => {
		run.rule = 'source';
		const entries = get(from);
		run.rule = 'required';
		return required ? refuseAbsent(entries) : entries;
	};
}

/** A closure that opens each container of a path below `into[key]`; the last one is a list. */
function compileOpener(path: Path) {
	return (into: Container, key: string | number): Container & unknown[] => {
		let container = into;
		let at = key;
		for (const next of path) {
			container = open(container, at, next);
			at = next as string | number;
		}
		return container as Container & unknown[];
	};
}
