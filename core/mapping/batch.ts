import { groupResults } from './group';
import type { CompiledMapping, FieldFailure, Grouping, MappingContext } from './types';
import type { Validate } from './validate';

/** What all records of a run go through. */
export interface BatchPlan {
	map: CompiledMapping;
	group?: Grouping;
	/** For each record, before it is mapped. */
	checkRecord?: Validate;
	/** For each result, after they have been grouped. */
	checkResult?: Validate;
}

/** A record that gives no result, and why. */
export interface Refusal {
	record: number;
	failures: FieldFailure[];
}

export interface Batch {
	/** With the positions of the records that each was made of. */
	results: { value: Record<string, unknown>; records: number[] }[];
	/** In the order of the records. */
	refused: Refusal[];
	/** How many records gave no result, for the list of `each` is empty in them. */
	empty: number;
}

/**
 * Maps records. One that cannot be mapped, or whose results do not fit, is refused as a whole: what
 * else it would have given is in no result.
 */
export function mapBatch(
	records: readonly unknown[],
	{ map, group, checkRecord, checkResult }: BatchPlan,
	context: MappingContext,
): Batch {
	const refused = new Map<number, FieldFailure[]>();
	let results: Batch['results'] = [];
	let empty = 0;
	records.forEach((record, at) => {
		const faults = checkRecord?.(record, 'source') ?? [];
		const mapped =
			faults.length > 0 ? { ok: false as const, failures: faults } : map(record, context);
		if (!mapped.ok) {
			refused.set(at, mapped.failures);
			return;
		}
		if (mapped.values.length === 0) empty += 1;
		for (const value of mapped.values) results.push({ value, records: [at] });
	});

	for (;;) {
		const made = group ? grouped(results, group) : results;
		const before = refused.size;
		for (const { value, records: from } of checkResult ? made : []) {
			const faults = checkResult?.(value, 'target') ?? [];
			for (const at of faults.length > 0 ? from : []) refused.set(at, faults);
		}
		if (refused.size === before) return { results: made, refused: inOrder(refused), empty };
		// What is left is grouped again, without what a refused record had put into other groups.
		results = results.filter(({ records: [at] }) => !refused.has(at!));
	}
}

function grouped(results: Batch['results'], group: Grouping): Batch['results'] {
	const values = results.map(({ value }) => value);
	return groupResults(values, group).map(({ value, members }) => ({
		value,
		records: [...new Set(members.flatMap((member) => results[member]?.records ?? []))],
	}));
}

const inOrder = (refused: ReadonlyMap<number, FieldFailure[]>): Refusal[] =>
	[...refused]
		.map(([record, failures]) => ({ record, failures }))
		.sort((a, b) => a.record - b.record);
