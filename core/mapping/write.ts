import type { Path, Segment } from './segment';

/** An object or a list that the mapping has made itself. */
export type Container = Record<string | number, unknown>;

/** A closure that writes a value at a path, making the objects and lists on its way. */
export function compileSetter(path: Path): (into: Container, value: unknown) => void {
	const [key, next, ...deeper] = path as readonly (string | number)[];
	if (key === undefined) throw new RangeError('nothing is written at a path of no length');
	if (next !== undefined) {
		const set = compileSetter([next, ...deeper]);
		return (into, value) => set(open(into, key, next), value);
	}
	if (typeof key === 'number') return (into, value) => put(into, key, value);
	return (into, value) => {
		into[key] = value;
	};
}

/** A closure that opens the list that a path ends in: its last segment is a `[*]`. */
export function compileOpener(path: Path): (into: Container) => Container & unknown[] {
	const [key, next, ...deeper] = path;
	if (next === undefined) return (into) => into as Container & unknown[];
	const openRest = compileOpener([next, ...deeper]);
	return (into) => openRest(open(into, key as string | number, next));
}

/** The container at `into[key]`, made when it is not there: a list when `next` is no name. */
function open(into: Container, key: string | number, next: Segment): Container {
	const existing = Object.hasOwn(into, key) ? into[key] : undefined;
	if (existing !== undefined && existing !== null) return existing as Container;
	const made = emptyContainer(next);
	put(into, key, made);
	return made;
}

export const emptyContainer = (next: Segment): Container =>
	(typeof next === 'string' ? {} : []) as Container;

/** Writes `into[key]`; the positions a list has lacked up to there become null, never holes. */
function put(into: Container, key: string | number, value: unknown): void {
	if (Array.isArray(into)) while (into.length < Number(key)) into.push(null);
	into[key] = value;
}
