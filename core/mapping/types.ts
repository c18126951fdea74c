export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a value can be made to be before it is written. */
export const TARGET_TYPES = ['text', 'number', 'integer', 'boolean', 'date', 'json'] as const;
export type TargetType = (typeof TARGET_TYPES)[number];

/** One step of a row's chain: a transform by name, with its arguments. */
export interface TransformStep {
	name: string;
	args?: Record<string, Json>;
}

/**
 * One field. The value comes from `source` (a path in the record), from `value` (a constant), or
 * from a transform that makes one; it goes through the transforms, the default, the required check
 * and the type, in that order, and is written to `target`. A value that is absent is not written.
 */
export interface MappingRow {
	source?: string;
	value?: Json;
	target: string;
	transforms?: TransformStep[];
	type?: TargetType;
	required?: boolean;
	default?: Json;
}

export interface Mapping {
	version?: string;
	rows: MappingRow[];
}

export interface MappingContext {
	/** Epoch milliseconds that the transform `now` gives out. */
	readonly now: number;
}

/** Why one field of one record could not be mapped. */
export interface FieldFailure {
	/** The mapping's row, counted from 1. */
	row: number;
	/** Where the value came from, with list positions filled in; empty for a constant. */
	source: string;
	target: string;
	/** What refused it: `source`, `required`, `type <name>` or `transform <name>`. */
	rule: string;
	/** One sentence for a person. */
	message: string;
}

export type MappingResult =
	| { ok: true; value: Record<string, unknown> }
	| { ok: false; failures: FieldFailure[] };

/**
 * Maps one record. It never throws, whatever the record is, and leaves the record as it was. The
 * result shares nested values with the record, so neither may be changed in place afterwards.
 */
export type CompiledMapping = (record: unknown, context: MappingContext) => MappingResult;
