import { compileGetter } from './access';
import { MappingError, within } from './errors';
import { isObject } from '../json';
import { parsePath } from './path';
import { formatPath } from './segment';
import type { Targets } from './targets';
import type { Grouping } from './types';
import { compileSetter } from './write';
import type { Container } from './write';

type Fields = Readonly<Record<string, unknown>>;
type Names = readonly [string, ...string[]];

/** Results that have been made one. */
export interface Group {
	readonly value: Container;
	/** The positions of the results in it, in order. */
	readonly members: number[];
}

/**
 * Makes one of the results that agree on all the fields `by`: it has those fields, and `into` lists
 * what else each result has. Absent agrees with absent, and objects and lists agree when their JSON
 * does. Groups and what is in them are in the order of the results, which stay as they are.
 * @throws MappingError when a path is none, or they get in each other's way.
 */
export function groupResults(results: readonly Fields[], grouping: Grouping): Group[] {
	const { by, into } = readGrouping(grouping);
	const fields = by.map((names) => ({ get: compileGetter(names), set: compileSetter(names) }));
	const setEntries = compileSetter(into);
	const groups = new Map<string, Group & { readonly entries: unknown[] }>();
	results.forEach((result, position) => {
		const values = fields.map(({ get }) => get(result));
		const key = JSON.stringify(values.map((value) => comparable(value, position)));
		let group = groups.get(key);
		if (!group) {
			group = { value: {}, members: [], entries: [] };
			groups.set(key, group);
			for (const [index, { set }] of fields.entries()) {
				if (values[index] !== undefined) set(group.value, values[index]);
			}
			setEntries(group.value, group.entries);
		}
		group.members.push(position);
		group.entries.push(by.reduce<unknown>(without, result) ?? {});
	});
	return [...groups.values()].map(({ value, members }) => ({ value, members }));
}

/** @throws MappingError when no row of the mapping writes what it is grouped by. */
export function checkGrouping(grouping: Grouping, targets: Targets): void {
	for (const names of readGrouping(grouping).by) {
		if (targets.has(names)) continue;
		throw new MappingError(`group by ${formatPath(names)}: no row writes it`);
	}
}

function readGrouping(grouping: Grouping): { by: readonly Names[]; into: Names } {
	const by = grouping.by.map((path) => within('group by ', () => readNames(path)));
	const into = within('group into ', () => readNames(grouping.into));
	[...by, into].forEach((names, index, all) => {
		const other = all.slice(0, index).find((before) => overlap(before, names));
		if (!other) return;
		throw new MappingError(`group: ${formatPath(other)} and ${formatPath(names)} overlap`);
	});
	return { by, into };
}

function readNames(text: string): Names {
	const path = parsePath(text);
	if (path.length > 0 && path.every((segment) => typeof segment === 'string')) {
		return path as readonly string[] as Names;
	}
	throw new MappingError(`'${text}' has to be names alone, as in order.id`);
}

const overlap = (a: Names, b: Names): boolean =>
	a.slice(0, b.length).every((name, index) => name === b[index]);

/** What equals where values agree; what has no JSON (a cycle, say) agrees with nothing else. */
function comparable(value: unknown, position: number): string {
	if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`;
	try {
		return JSON.stringify(value);
	} catch {
		return String(position);
	}
}

/** A copy without one field; undefined when nothing else was in it. */
function without(fields: unknown, [name, ...deeper]: readonly string[]): unknown {
	if (name === undefined) return undefined;
	if (!isObject(fields) || !Object.hasOwn(fields, name)) return fields;
	const left = without(fields[name], deeper);
	if (left !== undefined) return { ...fields, [name]: left };
	const { [name]: _taken, ...others } = fields;
	return Object.keys(others).length > 0 ? others : undefined;
}
