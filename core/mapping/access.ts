import { describe } from './describe';
import { FieldError } from './errors';
import { formatPath, isFilter, isList } from './segment';
import type { Filter, Path } from './segment';

export type Getter = (from: unknown) => unknown;

/**
 * A closure that reads a path. `[*]` and filters give one flat list of what is there, however many
 * of them the path has. It throws FieldError where something else is in the place of a list.
 */
export function compileGetter(path: Path): Getter {
	if (!path.some(isList)) return compilePlainGetter(path);
	const collect = compileCollector(path);
	return (from) => {
		const found: unknown[] = [];
		return collect(from, found) ? found : undefined;
	};
}

/** A closure that adds what is at a path to a list, and says whether there was anything to search. */
function compileCollector(path: Path): (from: unknown, found: unknown[]) => boolean {
	const at = path.findIndex(isList);
	if (at < 0) {
		const get = compilePlainGetter(path);
		return (from, found) => {
			const value = get(from);
			if (value !== undefined) found.push(value);
			return true;
		};
	}
	const { list, has } = compileEntries(path.slice(0, at + 1));
	const collect = compileCollector(path.slice(at + 1));
	return (from, found) => {
		const entries = list(from);
		if (!entries) return false;
		for (const entry of entries) if (has(entry)) collect(entry, found);
		return true;
	};
}

/** The list that the last segment of a path goes through, and which entries that segment means. */
export interface Entries {
	/** Undefined where there is none. Throws FieldError where there is something else. */
	list(from: unknown): readonly unknown[] | undefined;
	has(entry: unknown): boolean;
}

export function compileEntries(path: Path): Entries {
	const before = path.slice(0, -1);
	const last = path.at(-1);
	const get = compilePlainGetter(before);
	const label = formatPath(before) || 'the record';
	return {
		list(from) {
			const value = get(from) ?? undefined;
			if (value === undefined || Array.isArray(value)) return value;
			throw new FieldError(`${label} is ${describe(value)}, not a list`);
		},
		has: isFilter(last) ? compileMatcher(last) : () => true,
	};
}

function compileMatcher({ field, equals }: Filter): (entry: unknown) => boolean {
	const get = compilePlainGetter(field);
	return (entry) => {
		const value = get(entry);
		if (value === undefined || (typeof value === 'object' && value !== null)) return false;
		return String(value) === equals;
	};
}

/** Reads a path that leads to one place. */
function compilePlainGetter(path: Path): Getter {
	const filter = path.findIndex(isFilter);
	if (filter >= 0) {
		const { list, has } = compileEntries(path.slice(0, filter + 1));
		const { at = 0 } = path[filter] as Filter;
		const get = compilePlainGetter(path.slice(filter + 1));
		return (from) => get(list(from)?.filter(has).at(at));
	}
	const [first, ...rest] = path as readonly (string | number)[];
	if (first === undefined) return (from) => from;
	if (rest.length === 0 && typeof first === 'string') return (from) => field(from, first);
	return (from) => {
		let value = child(from, first);
		for (const segment of rest) value = child(value, segment);
		return value;
	};
}

const child = (from: unknown, segment: string | number): unknown =>
	typeof segment === 'string' ? field(from, segment) : entry(from, segment);

/** A property that an object has itself; undefined where it has none. */
function field(from: unknown, name: string): unknown {
	if (typeof from !== 'object' || from === null || Array.isArray(from)) return undefined;
	return Object.hasOwn(from, name) ? (from as Record<string, unknown>)[name] : undefined;
}

/** An entry of a list, counted from its end when `at` is negative; undefined where there is none. */
const entry = (from: unknown, at: number): unknown =>
	Array.isArray(from) ? (from as unknown[]).at(at) : undefined;
