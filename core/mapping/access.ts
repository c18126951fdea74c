import { describe } from './describe';
import { FieldError } from './errors';
import { EACH, formatPath } from './path';
import type { Path, Segment } from './path';

export type Getter = (from: unknown) => unknown;
export type Container = Record<string | number, unknown>;
export type Setter = (into: Container, key: string | number, value: unknown) => void;

/** An own property of an object, or an entry of a list; undefined where there is none. */
function child(parent: unknown, segment: string | number): unknown {
	if (typeof parent !== 'object' || parent === null) return undefined;
	if (Array.isArray(parent) !== (typeof segment === 'number')) return undefined;
	return Object.hasOwn(parent, segment) ? (parent as Container)[segment] : undefined;
}

/**
 * A closure that reads a path. `[*]` gives one flat list of what is there, however many of them
 * the path has.
 */
export function compileGetter(path: Path): Getter {
	const star = path.indexOf(EACH);
	if (star < 0) return compilePlainGetter(path);
	const list = compileListGetter(path.slice(0, star));
	const rest = path.slice(star + 1);
	const get = compileGetter(rest);
	const flat = rest.includes(EACH);
	return (from) =>
		list(from)?.flatMap((entry) => {
			const value = get(entry);
			if (value === undefined) return [];
			return flat ? value : [value];
		});
}

function compilePlainGetter(path: Path): Getter {
	const segments = path.filter((segment) => segment !== EACH);
	return (from) => {
		let value = from;
		for (const segment of segments) value = child(value, segment);
		return value;
	};
}

/** The list before a `[*]`; undefined where it is absent. Throws FieldError on anything else. */
export function compileListGetter(path: Path): (from: unknown) => unknown[] | undefined {
	const get = compilePlainGetter(path);
	const label = formatPath(path) || 'the record';
	return (from) => {
		const value = get(from) ?? undefined;
		if (value === undefined || Array.isArray(value)) return value;
		throw new FieldError(`${label} is ${describe(value)}, not a list`);
	};
}

/** A closure that writes a value below `into[key]`, making the objects and lists on its way. */
export function compileSetter(rest: Path): Setter {
	const [next, ...deeper] = rest;
	if (next === undefined) return put;
	const set = compileSetter(deeper);
	return (into, key, value) => set(open(into, key, next), next as string | number, value);
}

/** The container at `into[key]`, made when it is not there: a list when `next` is a position. */
export function open(into: Container, key: string | number, next: Segment): Container {
	const existing = child(into, key) ?? undefined;
	if (existing !== undefined) return existing as Container;
	const made = emptyContainer(next);
	put(into, key, made);
	return made;
}

export const emptyContainer = (next: Segment): Container =>
	(typeof next === 'string' ? {} : []) as Container;

/** Writes `into[key]`; the positions a list has lacked up to there become null, never holes. */
export function put(into: Container, key: string | number, value: unknown): void {
	if (Array.isArray(into)) while (into.length < Number(key)) into.push(null);
	into[key] = value;
}
