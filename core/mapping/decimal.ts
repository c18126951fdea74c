import { describe } from './describe';
import { FieldError } from './errors';

/** An exact decimal number: units / 10^scale. */
export interface Decimal {
	readonly units: bigint;
	readonly scale: number;
}

/**
 * What becomes of the digits that are cut: halves away from zero, halves to the even digit, all
 * away from zero, all towards it.
 */
export const ROUNDINGS = ['halfUp', 'halfEven', 'up', 'down'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** Number.prototype.toPrecision takes no more, and no number that a system sends has more. */
const LONGEST = 100;
const SHAPE = /^([+-]?)(\d+\.?\d*|\.\d+)(?:e([+-]?\d{1,3}))?$/i;

const POWERS = Array.from({ length: 32 }, (_power, exponent) => 10n ** BigInt(exponent));
const tenTo = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);

/** Reads `19.99`, `-0.5`, `1e3`; undefined for anything else. */
export function parseDecimal(text: string): Decimal | undefined {
	if (text.length > LONGEST) return undefined;
	const [, sign, digits, exponent = '0'] = SHAPE.exec(text) ?? [];
	if (digits === undefined) return undefined;
	const [whole = '', fraction = ''] = digits.split('.');
	const units = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
	const scale = fraction.length - Number(exponent);
	return scale < 0 ? { units: units * tenTo(-scale), scale: 0 } : { units, scale };
}

/** The decimal in a number or a numeric text. Throws FieldError. */
export function toDecimal(value: unknown): Decimal {
	const text =
		typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	const decimal = parseDecimal(text);
	if (!decimal) throw new FieldError(`${describe(value)} is not a number`);
	return decimal;
}

/** The nearest number. Throws FieldError where whole numbers are no longer exact. */
export function fromDecimal(decimal: Decimal): number {
	const number = Number(decimal.scale === 0 ? decimal.units : formatDecimal(decimal));
	if (Math.abs(number) > Number.MAX_SAFE_INTEGER) {
		throw new FieldError(`${formatDecimal(decimal)} is too large to be kept exactly as a number`);
	}
	return number;
}

/** Plain digits with `scale` decimals: 1990 / 10^2 is `19.90`. */
export function formatDecimal({ units, scale }: Decimal): string {
	const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
	const point = digits.length - scale;
	const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
	return units < 0n ? `-${text}` : text;
}

export function add(a: Decimal, b: Decimal): Decimal {
	const scale = Math.max(a.scale, b.scale);
	return { units: atScale(a, scale) + atScale(b, scale), scale };
}

export const multiply = (a: Decimal, b: Decimal): Decimal => ({
	units: a.units * b.units,
	scale: a.scale + b.scale,
});

/** The quotient rounded to `scale` decimals. The divisor is not zero. */
export function divide(a: Decimal, b: Decimal, scale: number, mode: Rounding = 'halfUp'): Decimal {
	const numerator = a.units * tenTo(b.scale + scale);
	return { units: divideUnits(numerator, b.units * tenTo(a.scale), mode), scale };
}

export const round = (decimal: Decimal, scale: number, mode?: Rounding): Decimal =>
	decimal.scale <= scale
		? { units: atScale(decimal, scale), scale }
		: divide(decimal, { units: 1n, scale: 0 }, scale, mode);

export const equals = (a: Decimal, b: Decimal): boolean => compare(a, b) === 0;

/** Below 0 when a is less than b, above 0 when it is more. */
export function compare(a: Decimal, b: Decimal): number {
	const scale = Math.max(a.scale, b.scale);
	const difference = atScale(a, scale) - atScale(b, scale);
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const atScale = ({ units, scale }: Decimal, wanted: number): bigint =>
	wanted === scale ? units : units * tenTo(wanted - scale);

/** The whole number nearest to a quotient, as `mode` says. */
function divideUnits(numerator: bigint, denominator: bigint, mode: Rounding): bigint {
	const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
	const quotient = numerator / denominator;
	const twice = 2n * magnitude(numerator % denominator);
	if (twice === 0n) return quotient;
	const half = magnitude(denominator);
	const away =
		mode === 'up' ||
		(mode === 'halfUp' && twice >= half) ||
		(mode === 'halfEven' && (twice > half || (twice === half && quotient % 2n !== 0n)));
	if (!away) return quotient;
	return quotient + (numerator < 0n === denominator < 0n ? 1n : -1n);
}
