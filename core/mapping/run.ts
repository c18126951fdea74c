import type { Frame } from './each';
import type { Working } from './pipeline';
import type { FieldFailure, MappingContext } from './types';

/** One record on its way through the rows. */
export interface Run extends Working {
	/** The record, or with `each` the entry at work. */
	record: unknown;
	around: Frame | undefined;
	/** What the row at work has read. */
	value: unknown;
	/** Where `each` is: positions in its lists, outermost first. */
	readonly eachAt: number[];
	/** Positions in the lists that the row at work is inside of, outermost first. */
	readonly sourceAt: number[];
	readonly targetAt: number[];
	readonly failures: FieldFailure[];
}

export const startRun = (record: unknown, { now, lookup }: MappingContext): Run => ({
	record,
	around: undefined,
	now,
	lookup,
	rule: '',
	value: undefined,
	eachAt: [],
	sourceAt: [],
	targetAt: [],
	failures: [],
});
