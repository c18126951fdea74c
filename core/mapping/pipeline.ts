import { coercions, strictly } from './coerce';
import { FieldError, MappingError, within } from './errors';
import { transforms } from './transforms';
import { readArgs } from './transforms/args';
import { isAbsent } from './transforms/transform';
import type { Scope, Step } from './transforms/transform';
import type { MappingRow, TargetType, TransformStep } from './types';

/** The scope of a record, and which rule is at work in it: the one to name when it refuses. */
export interface Working extends Scope {
	rule: string;
}

export type Pipeline = (value: unknown, working: Working) => unknown;

/** One rule of a row, with its name for failures. */
type Rule = readonly [name: string, takesAbsent: boolean, step: Step];

/**
 * What happens to a row's value on its way: transforms, default, required, type. The result is
 * undefined when there is nothing to write. A row without any of them has no pipeline.
 */
export function compilePipeline(row: MappingRow): Pipeline | undefined {
	const [first, ...others] = rulesOf(row).map(compileRule);
	return others.reduce(
		(before, next) => before && ((value, run) => next(before(value, run), run)),
		first,
	);
}

function compileRule([name, takesAbsent, step]: Rule): Pipeline {
	return (value, working) => {
		if (!takesAbsent && isAbsent(value)) return value;
		working.rule = name;
		return step(value, working);
	};
}

function rulesOf(row: MappingRow): Rule[] {
	const { transforms: steps = [], type, required } = row;
	const rules = steps.map(ruleOf);
	const fallback = defaultOf(row);
	if (fallback !== undefined) rules.push(['default', true, (value) => value ?? fallback]);
	if (required) rules.push(['required', true, requireValue]);
	if (type) rules.push([`type ${type}`, false, coercionOf(type, row)]);
	else if (row.strict) throw new MappingError('is strict, but about no type: choose one');
	return rules;
}

/** A default of the wrong type would fail each record that needs it: better said at once. */
function defaultOf({ type, default: fallback }: MappingRow): unknown {
	if (fallback === undefined || fallback === null || !type) return fallback;
	return within('the default ', () => coercions[type](fallback));
}

/** Constants are written by a person, in a form as text: strictness is for what records hold. */
function coercionOf(type: TargetType, { strict, source }: MappingRow): Step {
	return strict && source !== undefined ? strictly(type) : coercions[type];
}

export const absent = (): FieldError => new FieldError('there is no value, and one is required');

function requireValue(value: unknown): unknown {
	if (isAbsent(value)) throw absent();
	return value;
}

function ruleOf({ name, args = {} }: TransformStep): Rule {
	const transform = transforms.get(name);
	if (!transform) {
		throw new MappingError(
			`there is no transform '${name}'. There are: ${[...transforms.keys()].join(', ')}`,
		);
	}
	const { takesAbsent = false } = transform;
	const step = within(`transform ${name}: `, () =>
		transform.apply(readArgs(transform.args, args), compileInner),
	);
	return [`transform ${name}`, takesAbsent, step];
}

/** A step inside another: a failure names the outer one. */
function compileInner(inner: TransformStep): Step {
	const [, takesAbsent, step] = ruleOf(inner);
	return takesAbsent ? step : (value, scope) => (isAbsent(value) ? value : step(value, scope));
}
