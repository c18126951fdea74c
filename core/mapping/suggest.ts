import { isSchema, leavesOfRecords, leavesOfSchema } from './leaves';
import type { Leaf } from './leaves';
import { similarity, tokensOf, wordsOf } from './names';
import { EACH, formatPath } from './segment';
import type { MappingRow } from './types';

/** A row that a person may accept, and how alike the two names are, from 0 to 1. */
export interface Suggestion {
	row: MappingRow;
	score: number;
}

/** Less is a guess. */
const ALIKE = 0.6;
/** What the field's own name counts; the rest is for the names around it too. */
const OWN_NAME = 0.6;

interface Named extends Leaf {
	readonly text: string;
	readonly lists: number;
	readonly own: ReadonlySet<string>;
	readonly all: ReadonlySet<string>;
}

/**
 * Proposes rows that fill a target from records by the likeness of names: each field once, the most
 * alike first served; in the order of the target.
 * @param target a JSON Schema of the result, or an example of it
 */
export function suggestRows(records: readonly unknown[], target: unknown): Suggestion[] {
	const sources = leavesOfRecords(records).map(named);
	const targets = (isSchema(target) ? leavesOfSchema(target) : leavesOfRecords([target])).map(
		named,
	);
	const pairs = targets.flatMap((to) =>
		sources.map((from) => ({ from, to, score: likeness(from, to) })),
	);
	const taken = new Set<Named>();
	const best = new Map<Named, Suggestion>();
	for (const { from, to, score } of pairs.sort((a, b) => b.score - a.score)) {
		if (score < ALIKE) break;
		if (taken.has(from) || best.has(to)) continue;
		taken.add(from);
		best.set(to, { row: rowOf(from, to), score });
	}
	return targets.flatMap((to) => best.get(to) ?? []);
}

/** Rows that copy each field of some records to where it was. */
export const suggestCopy = (records: readonly unknown[]): Suggestion[] =>
	leavesOfRecords(records).map(({ path }) => {
		const text = formatPath(path);
		return { row: { source: text, target: text }, score: 1 };
	});

function named(leaf: Leaf): Named {
	const names = leaf.path.filter((segment) => typeof segment === 'string');
	return {
		...leaf,
		text: formatPath(leaf.path),
		lists: leaf.path.filter((segment) => segment === EACH).length,
		own: tokensOf(names.at(-1) ?? ''),
		all: tokensOf(names.join(' ')),
	};
}

/** A field of each line of an order is no match for one of the order. */
function likeness(from: Named, to: Named): number {
	if (from.lists !== to.lists) return 0;
	return OWN_NAME * similarity(from.own, to.own) + (1 - OWN_NAME) * similarity(from.all, to.all);
}

function rowOf(from: Named, to: Named): MappingRow {
	const inCents = (field: Named) => wordsOf(field.text).some((word) => /^(cent|minor)$/.test(word));
	return {
		source: from.text,
		target: to.text,
		...(inCents(to) && !inCents(from) && { transforms: [{ name: 'toMinorUnits' }] }),
		...(to.type && { type: to.type }),
		...(to.required && { required: true }),
	};
}
