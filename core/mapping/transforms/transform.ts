import type { Frame } from '../each';
import type { Json, MappingContext, TransformStep } from '../types';
import type { ArgSpec, ArgValues } from './args';

/** What a transform may know beside the value: its record, what is around it, and the run's. */
export type Scope = Frame & MappingContext;

/** Takes a value to the next. Throws FieldError for a value that it refuses. */
export type Step = (value: unknown, scope: Scope) => unknown;

/** The time of the run in the examples. */
export const EXAMPLE_NOW = Date.UTC(2026, 0, 31, 23, 30, 15, 250);

/** Documentation and test in one: what a transform makes of a value. */
export interface Example {
	readonly args?: Record<string, Json>;
	/** The value before; left out where there is none. */
	readonly from?: Json;
	/** The value after; left out where there is none. */
	readonly to?: Json;
	/** The record around the value, for a transform that reads other fields. */
	readonly record?: Readonly<Record<string, Json>>;
	/** The records of the second input, by their keys. */
	readonly second?: Readonly<Record<string, Json>>;
}

/** A transform is data and one function: form, documentation and checks come from it. */
export interface Transform {
	readonly name: string;
	readonly description: string;
	readonly args: ArgSpec;
	readonly examples: readonly [Example, ...Example[]];
	/** Runs on an absent value (undefined or null) too; others pass it on as it is. */
	readonly takesAbsent?: boolean;
	/**
	 * Called once for each step, with checked arguments and what compiles a step inside it. Throws
	 * MappingError.
	 */
	apply(args: ArgValues<ArgSpec>, compile: (step: TransformStep) => Step): Step;
}

type Definition<S extends ArgSpec> = Omit<Transform, 'args' | 'apply'> & {
	readonly args: S;
	apply(args: ArgValues<S>, compile: (step: TransformStep) => Step): Step;
};

/** A transform whose `apply` sees its arguments by their types. */
export const transform = <S extends ArgSpec>(definition: Definition<S>): Transform =>
	definition as Transform;

export const isAbsent = (value: unknown): value is null | undefined =>
	value === undefined || value === null;
