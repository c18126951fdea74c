import type { ErrorObject } from 'ajv/dist/2020';
import { MappingError } from './errors';
import { explainFault, pathOf } from './schemaFault';
import { MASK, isSensitive, shown } from './sensitive';
import type { FieldFailure } from './types';

/** Which of the two a schema is for: the record before the mapping, or the result after it. */
export type Side = 'source' | 'target';

/** Why a value breaks the schema, field by field; empty when it keeps to it. Never throws. */
export type Validate = (value: unknown, side: Side) => FieldFailure[];

/** A record with more faults than these lists the first of them. */
const MOST_FAILURES = 100;
const MOST_CACHED = 50;

const compiled = new Map<string, Promise<Validate>>();

/**
 * Compiles the text of a JSON Schema (2020-12, with formats), once for each text. ajv and the engine
 * that keeps a `pattern` from running away are loaded here, so that n8n does not load them at start.
 * @throws MappingError when it is no JSON or no schema.
 */
export function compileSchema(text: string): Promise<Validate> {
	const known = compiled.get(text);
	if (known) return known;
	const compiling = compile(text);
	compiled.set(text, compiling);
	const [oldest] = compiled.keys();
	if (compiled.size > MOST_CACHED && oldest !== undefined) compiled.delete(oldest);
	return compiling;
}

async function compile(text: string): Promise<Validate> {
	const [{ default: Ajv }, { default: addFormats }, { RE2JS }] = await Promise.all([
		import('ajv/dist/2020'),
		import('ajv-formats'),
		import('re2js'),
	]);
	const regExp = Object.assign((pattern: string) => RE2JS.compile(RE2JS.translateRegExp(pattern)), {
		code: 'RE2JS',
	});
	try {
		const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, code: { regExp } });
		addFormats(ajv);
		const validate = ajv.compile(JSON.parse(text) as object);
		return (value, side) => {
			try {
				if (validate(value)) return [];
			} catch (error) {
				// A schema that refers to itself follows a record down as deep as that goes.
				return [tooDeep(side, error)];
			}
			const faults = validate.errors?.slice(0, MOST_FAILURES) ?? [];
			return faults.map((fault) => failureOf(fault, value, side));
		};
	} catch (error) {
		throw new MappingError(`the JSON Schema cannot be used: ${(error as Error).message}`);
	}
}

const INTRO = {
	source: 'The record does not fit its schema',
	target: 'The result does not fit its schema',
};
const placeAt = (side: Side, path: string) => ({ source: '', target: '', [side]: path });

function failureOf(fault: ErrorObject, root: unknown, side: Side): FieldFailure {
	const path = pathOf(fault, root);
	const secret = isSensitive(path) || fault.parentSchema?.writeOnly === true;
	const what = explainFault(fault, secret);
	const absent = fault.keyword === 'required';
	return {
		...placeAt(side, path),
		...(!absent && { value: secret ? MASK : shown(path, fault.data) }),
		rule: `schema ${fault.keyword}`,
		message: `${INTRO[side]}: ${path && `${path}: `}${what}`,
	};
}

function tooDeep(side: Side, error: unknown): FieldFailure {
	const what = `it could not be checked (${(error as Error).message})`;
	return { ...placeAt(side, ''), rule: 'schema', message: `${INTRO[side]}: ${what}` };
}
