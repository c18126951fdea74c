import { describe } from './describe';
import { FieldError } from './errors';

/** An exact decimal number: units / 10^scale. */
export interface Decimal {
	readonly units: bigint;
	readonly scale: number;
}

/** Number.prototype.toPrecision takes no more, and no number that a system sends has more. */
const LONGEST = 100;
const SHAPE = /^([+-]?)(\d+\.?\d*|\.\d+)(?:e([+-]?\d{1,3}))?$/i;

const tenTo = (exponent: number): bigint => 10n ** BigInt(exponent);

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
	const number = Number(formatDecimal(decimal));
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

/** The quotient rounded to `scale` decimals, halves away from zero. The divisor is not zero. */
export function divide(a: Decimal, b: Decimal, scale: number): Decimal {
	const numerator = a.units * tenTo(b.scale + scale);
	return { units: divideHalfUp(numerator, b.units * tenTo(a.scale)), scale };
}

/** Rounded to `scale` decimals, halves away from zero: 2.5 → 3, -2.5 → -3. */
export const round = (decimal: Decimal, scale: number): Decimal =>
	divide(decimal, { units: 1n, scale: 0 }, scale);

export const isZero = (decimal: Decimal): boolean => decimal.units === 0n;

export function equals(a: Decimal, b: Decimal): boolean {
	const scale = Math.max(a.scale, b.scale);
	return atScale(a, scale) === atScale(b, scale);
}

const atScale = ({ units, scale }: Decimal, wanted: number): bigint =>
	units * tenTo(wanted - scale);

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
	const quotient = numerator / denominator;
	const remainder = numerator % denominator;
	const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
	if (2n * magnitude(remainder) < magnitude(denominator)) return quotient;
	return quotient + (numerator < 0n === denominator < 0n ? 1n : -1n);
}
