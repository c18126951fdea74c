import type { ArgSpec, ArgValues } from './args';

/** What a transform may know beside the value. */
export interface Scope {
	readonly record: unknown;
	/** Epoch milliseconds. */
	readonly now: number;
}

/** Takes a value to the next. Throws FieldError for a value that it refuses. */
export type Step = (value: unknown, scope: Scope) => unknown;

/** A transform is data and one function: form, documentation and checks come from it. */
export interface Transform {
	readonly name: string;
	readonly description: string;
	readonly args: ArgSpec;
	/** Runs on an absent value (undefined or null) too; others pass it on as it is. */
	readonly takesAbsent?: boolean;
	/** Called once for each step, with checked arguments. Throws MappingError. */
	apply(args: ArgValues<ArgSpec>): Step;
}

/** A transform whose `apply` sees its arguments by their types. */
export const transform = <S extends ArgSpec>(
	definition: Omit<Transform, 'args' | 'apply'> & { args: S; apply(args: ArgValues<S>): Step },
): Transform => definition as Transform;

export const isAbsent = (value: unknown): value is null | undefined =>
	value === undefined || value === null;
