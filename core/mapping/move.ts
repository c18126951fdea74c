import { compileEntries, compileGetter } from './access';
import { recordAt } from './each';
import { absent } from './pipeline';
import type { Pipeline } from './pipeline';
import type { Run } from './run';
import { formatPath, isList } from './segment';
import type { Path } from './segment';
import { compileOpener, compileSetter, emptyContainer } from './write';
import type { Container } from './write';

/** What is left to do for one row. */
export interface Plan {
	/** How many lists of `each` around the entry the source starts. */
	readonly up: number;
	/** Without one, the value is `constant`. */
	readonly source: Path | undefined;
	readonly constant: unknown;
	readonly target: Path;
	/** What happens to the value on its way; undefined when nothing does. */
	readonly pipeline: Pipeline | undefined;
	readonly required: boolean;
	/** Notes that what the run is at was refused. */
	refuse(run: Run, error: unknown): void;
}

/** Takes values from `from` to `into`; never throws. */
export type Move = (run: Run, from: unknown, into: Container) => void;

/**
 * A closure that moves the values of some rows. The `[*]` of a target take the first lists of its
 * source, entry by entry; any more in the source make one flat list.
 */
export function compileMoves(plans: readonly Plan[]): Move {
	// Rows that go through the same list to the same list go through it together.
	const groups = new Map<unknown, [Plan, ...Plan[]]>();
	for (const plan of plans) {
		const key = plan.target.some(isList) ? listsOf(plan) : plan;
		const group = groups.get(key);
		if (group) group.push(plan);
		else groups.set(key, [plan]);
	}
	const moves = [...groups].map(([key, group]) =>
		typeof key === 'string' ? compileListMove(group) : compileFieldMove(group[0]),
	);
	return (run, from, into) => {
		for (let at = 0; at < moves.length; at++) moves[at]!(run, from, into);
	};
}

const upToList = (path: Path): Path => path.slice(0, path.findIndex(isList) + 1);
const afterList = (path: Path): Path => path.slice(path.findIndex(isList) + 1);

const listsOf = ({ up, source = [], target }: Plan): string =>
	JSON.stringify([up, formatPath(upToList(source)), formatPath(upToList(target))]);

/** Moves one value to one place. */
function compileFieldMove(plan: Plan): Move {
	const { pipeline, refuse } = plan;
	const get = compileOrigin(plan);
	const set = plan.target.length > 0 ? compileSetter(plan.target) : setEntry;
	if (pipeline) {
		return (run, from, into) => {
			let read: unknown;
			run.rule = 'source';
			try {
				read = get(from, run);
				const value = pipeline(read, run);
				if (value !== undefined) set(into, value, run);
			} catch (error) {
				run.value = read;
				refuse(run, error);
			}
		};
	}
	// Most rows move their value as it is: nothing is in its way.
	return (run, from, into) => {
		try {
			const value = get(from, run);
			if (value !== undefined) set(into, value, run);
		} catch (error) {
			run.rule = 'source';
			run.value = undefined;
			refuse(run, error);
		}
	};
}

/** A closure that reads what a row starts from. */
function compileOrigin({ up, source, constant }: Plan): (from: unknown, run: Run) => unknown {
	if (!source) return () => constant;
	const get = compileGetter(source);
	return up === 0 ? get : (_from, run) => get(recordAt(run, up));
}

/** Moves the entries of one list to those of another, in their order. */
function compileListMove(plans: readonly [Plan, ...Plan[]]): Move {
	const [{ up, source = [], target }] = plans;
	const { list: entriesOf, has } = compileEntries(upToList(source));
	const openList = compileOpener(upToList(target));
	const moveEntry = compileEntryMove(plans);
	return (run, from, into) => {
		const depth = run.sourceAt.length;
		run.rule = 'source';
		run.value = undefined;
		try {
			const entries = entriesOf(up === 0 ? from : recordAt(run, up));
			if (!entries) return refuseAbsent(plans, run);
			const list = openList(into);
			let position = 0;
			for (let at = 0; at < entries.length; at++) {
				const entry = entries[at];
				if (!has(entry)) continue;
				run.sourceAt[depth] = at;
				run.targetAt[depth] = position;
				moveEntry(run, entry, list, position++);
			}
		} catch (error) {
			for (const plan of plans) plan.refuse(run, error);
		}
		run.sourceAt.length = depth;
		run.targetAt.length = depth;
	};
}

function refuseAbsent(plans: readonly Plan[], run: Run): void {
	run.rule = 'required';
	for (const plan of plans) if (plan.required) plan.refuse(run, absent());
}

/**
 * A closure that moves one entry to a position of a list. The rows write inside the entry there; or
 * one row writes the entry itself.
 */
function compileEntryMove(plans: readonly Plan[]) {
	const inside = plans.map((plan) => ({
		...plan,
		up: 0,
		source: afterList(plan.source ?? []),
		target: afterList(plan.target),
	}));
	const next = inside[0]?.target[0];
	const move = compileMoves(inside);
	return (run: Run, entry: unknown, list: unknown[] & Container, position: number): void => {
		if (position === list.length) list.push(next === undefined ? null : emptyContainer(next));
		move(run, entry, next === undefined ? list : (list[position] as Container));
	};
}

/** Writes at the position in the list that the run is at. */
function setEntry(list: Container, value: unknown, { targetAt }: Run): void {
	list[targetAt.at(-1) ?? 0] = value;
}
