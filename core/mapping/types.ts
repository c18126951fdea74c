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
	/** The record's value has to be of the type already: nothing is converted. */
	strict?: boolean;
	required?: boolean;
	default?: Json;
}

/** Takes records of one schema version to another. Top-level fields that no row writes stay. */
export interface Migration {
	/** The version it starts from; empty for records that carry none. */
	from: string;
	to: string;
	rows: MappingRow[];
}

export interface Mapping {
	/** The version of the records' schema that the rows are written for. */
	version?: string;
	/** Where a record says its version; records of another version are migrated first. */
	versionPath?: string;
	migrations?: Migration[];
	/**
	 * A list, such as `line_items[*]`: each entry gives a result of its own. Sources are then paths
	 * in the entry, and `^.name` is `name` in the record around it (`^.^.name` two up).
	 */
	each?: string;
	/** Merges results that agree on the targets `by`; what else they have makes the list `into`. */
	group?: Grouping;
	rows: MappingRow[];
}

export interface Grouping {
	by: string[];
	into: string;
}

export interface MappingContext {
	/** Epoch milliseconds that the transform `now` gives out. */
	readonly now: number;
	/** What the transform `lookup` finds under a key; undefined where there is nothing. */
	lookup?(key: string): unknown;
}

/** Why one field of one record could not be mapped. */
export interface FieldFailure {
	/** The mapping's row, counted from 1; absent when a schema or the version refused the record. */
	row?: number;
	/** Where the value came from, with list positions filled in; empty for a constant. */
	source: string;
	target: string;
	/** What was refused, in short; `***` where the path says that it is a secret. */
	value?: unknown;
	/** What refused it: `source`, `each`, `required`, `type <name>`, `transform <name>`, `schema <keyword>`… */
	rule: string;
	/** One sentence for a person. */
	message: string;
}

export type MappingResult =
	| { ok: true; values: Record<string, unknown>[] }
	| { ok: false; failures: FieldFailure[] };

/**
 * Maps one record. It never throws, whatever the record is, and leaves the record as it was. The
 * result shares nested values with the record, so neither may be changed in place afterwards.
 */
export type CompiledMapping = (record: unknown, context: MappingContext) => MappingResult;
