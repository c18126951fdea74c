import { coercions } from './coerce';
import { FieldError, MappingError, within } from './errors';
import { transforms } from './transforms';
import { readArgs } from './transforms/args';
import { isAbsent } from './transforms/transform';
import type { Scope, Step } from './transforms/transform';
import type { MappingRow, TransformStep } from './types';

/** The scope of a record, and which rule is at work in it: the one to name when it refuses. */
export interface Working extends Scope {
	rule: string;
}

export type Pipeline = (value: unknown, working: Working) => unknown;

interface Rule {
	readonly name: string;
	readonly takesAbsent: boolean;
	readonly step: Step;
}

/**
 * What happens to a row's value on its way: transforms, default, required, type. The result is
 * undefined when there is nothing to write.
 */
export function compilePipeline(row: MappingRow): Pipeline {
	const rules = rulesOf(row);
	return (start, working) => {
		let value = start;
		for (const rule of rules) {
			if (isAbsent(value) && !rule.takesAbsent) continue;
			working.rule = rule.name;
			value = rule.step(value, working);
		}
		return value;
	};
}

function rulesOf({
	transforms: steps = [],
	type,
	required,
	default: fallback,
}: MappingRow): Rule[] {
	const rules = steps.map(compileStep);
	if (fallback !== undefined) {
		// A default of the wrong type would fail each record that needs it: better said at once.
		if (type && fallback !== null) within('the default ', () => coercions[type](fallback));
		rules.push({ name: 'default', takesAbsent: true, step: (value) => value ?? fallback });
	}
	if (required) rules.push({ name: 'required', takesAbsent: true, step: refuseAbsent });
	if (type) rules.push({ name: `type ${type}`, takesAbsent: false, step: coercions[type] });
	return rules;
}

/** Throws FieldError. */
export function refuseAbsent<T>(value: T): NonNullable<T> {
	if (isAbsent(value)) throw new FieldError('there is no value, and one is required');
	return value as NonNullable<T>;
}

function compileStep({ name, args = {} }: TransformStep): Rule {
	const transform = transforms.get(name);
	if (!transform) {
		throw new MappingError(
			`there is no transform '${name}'. There are: ${[...transforms.keys()].join(', ')}`,
		);
	}
	const step = within(`transform ${name}: `, () => transform.apply(readArgs(transform.args, args)));
	return { name: `transform ${name}`, takesAbsent: transform.takesAbsent ?? false, step };
}
