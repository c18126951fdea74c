import { equals, parseDecimal } from './decimal';
import { describe } from './describe';
import { FieldError } from './errors';
import { formatInstant, toInstant } from './instant';
import type { TargetType } from './types';

/** Makes a value be of a type, or throws FieldError; null and undefined never get here. */
export type Coercion = (value: unknown) => unknown;

export function toText(value: unknown): string {
	switch (typeof value) {
		case 'string':
			return value;
		case 'number':
		case 'boolean':
		case 'bigint':
			return String(value);
		default:
			if (value instanceof Date) return String(formatInstant(toInstant(value), 'iso'));
			throw new FieldError(`${describe(value)} is not text`);
	}
}

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A finite number that says all that the text said: more digits than a number keeps are refused. */
export function toNumber(value: unknown): number {
	if (typeof value === 'number') {
		if (Number.isFinite(value)) return value;
	} else if (typeof value === 'string') {
		const text = value.trim();
		// A number keeps any 15 digits: the common case needs no exact arithmetic. (|| 0 is for -0.)
		if (text.length <= 15 && PLAIN_NUMBER.test(text)) return Number(text) || 0;
		const decimal = parseDecimal(text);
		if (decimal) {
			const number = Number(text);
			const digits = String(decimal.units).replace(/^-|0+$/g, '').length;
			// The number must be the text again, printed in short or with as many digits as the text has.
			const printed = [String(number), number.toPrecision(Math.max(digits, 1))];
			if (printed.map(parseDecimal).some((again) => again && equals(again, decimal))) {
				return number || 0;
			}
			throw new FieldError(`${describe(value)} has more digits than a number can keep`);
		}
	}
	throw new FieldError(`${describe(value)} is not a number`);
}

export function toInteger(value: unknown): number {
	const number = toNumber(value);
	if (Number.isSafeInteger(number)) return number;
	throw new FieldError(
		Number.isInteger(number)
			? `${describe(value)} is too large to be kept exactly as a number`
			: `${describe(value)} has decimals: round it first`,
	);
}

const TRUTH = new Map<unknown, boolean>([
	...[true, 1, 'true', 'yes', 'y', 'on', '1'].map((word) => [word, true] as const),
	...[false, 0, 'false', 'no', 'n', 'off', '0'].map((word) => [word, false] as const),
]);

export function toBoolean(value: unknown): boolean {
	const truth = TRUTH.get(typeof value === 'string' ? value.trim().toLowerCase() : value);
	if (truth === undefined) throw new FieldError(`${describe(value)} is not true or false`);
	return truth;
}

function toIsoDate(value: unknown): string {
	if (typeof value === 'number') {
		throw new FieldError(
			`${describe(value)} is a number: convertDate must say whether it counts seconds or milliseconds`,
		);
	}
	return String(formatInstant(toInstant(value), 'iso'));
}

/** Text is parsed; lists, objects, true, false and finite numbers are JSON already. */
function toJson(value: unknown): unknown {
	if (typeof value === 'object' || typeof value === 'boolean' || Number.isFinite(value))
		return value;
	try {
		if (typeof value === 'string') return JSON.parse(value) as unknown;
	} catch {
		// Falls through to the refusal.
	}
	throw new FieldError(`${describe(value)} is not JSON`);
}

export const coercions: Readonly<Record<TargetType, Coercion>> = {
	text: toText,
	number: toNumber,
	integer: toInteger,
	boolean: toBoolean,
	date: toIsoDate,
	json: toJson,
};

const isOfType: Readonly<Record<TargetType, (value: unknown) => boolean>> = {
	text: (value) => typeof value === 'string',
	number: (value) => typeof value === 'number',
	integer: (value) => typeof value === 'number',
	boolean: (value) => typeof value === 'boolean',
	date: (value) => typeof value === 'string' || value instanceof Date,
	json: (value) => typeof value !== 'string',
};

const STRICT_NAMES: Readonly<Record<TargetType, string>> = {
	text: 'a text',
	number: 'a number',
	integer: 'a whole number',
	boolean: 'true or false',
	date: 'a date in text',
	json: 'a list or an object',
};

/** The same without converting from another type: a number in a text is no number. */
export function strictly(type: TargetType): Coercion {
	return (value) => {
		if (isOfType[type](value)) return coercions[type](value);
		throw new FieldError(
			`${describe(value)} is not ${STRICT_NAMES[type]}, and the row is strict about it`,
		);
	};
}
