import { describe } from '../describe';
import { FieldError } from '../errors';
import { RESERVED } from '../segment';
import { isObject as hasFields } from '../../json';

/** The most characters of a text that a transform makes. What a step multiplies stays in memory. */
const LONGEST = 2 ** 24;

/** Throws FieldError. */
export function toList(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	throw new FieldError(`${describe(value)} is not a list`);
}

/** A date is a value, whatever JavaScript makes of it. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	hasFields(value) && !(value instanceof Date);

/** The fields of an object. Throws FieldError when it is none, or has a reserved name. */
export function toEntries(value: unknown): [name: string, value: unknown][] {
	if (!isObject(value)) throw new FieldError(`${describe(value)} is not an object`);
	const entries = Object.entries(value);
	for (const [name] of entries) checkName(name);
	return entries;
}

/** Throws FieldError for a name that reaches an object's prototype. */
export function checkName(name: string): string {
	if (!RESERVED.has(name)) return name;
	throw new FieldError(`'${name}' is a name that JavaScript keeps for itself`);
}

/** Throws FieldError when a text would be longer than memory is for; call it before making one. */
export function checkLength(length: number): void {
	if (length <= LONGEST) return;
	throw new FieldError(`the text would be ${length} characters long: ${LONGEST} are the most`);
}

export function lengthOf(parts: readonly string[]): number {
	let sum = 0;
	for (const { length } of parts) sum += length;
	return sum;
}

/** Throws FieldError where checkLength does. */
export function joinTexts(parts: readonly string[], separator: string): string {
	checkLength(lengthOf(parts) + (parts.length - 1) * separator.length);
	return parts.join(separator);
}

/** The JSON of a value, as text. Throws FieldError where there is none. */
export function toJsonText(value: unknown, indent = 0): string {
	try {
		const json = JSON.stringify(value, undefined, indent) as string | undefined;
		if (json !== undefined) return json;
	} catch {
		// Falls through to the refusal: a cycle, a bigint, or deeper than the stack.
	}
	throw new FieldError(`${describe(value)} cannot be written as JSON`);
}
