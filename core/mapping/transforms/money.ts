import { ROUNDINGS, equals, formatDecimal, fromDecimal, round, toDecimal } from '../decimal';
import { describe } from '../describe';
import { FieldError, within } from '../errors';
import { choice, integer, optional, text } from './args';
import { currencyDecimals } from './currency';
import { compileFieldGetter } from './field';
import { transform } from './transform';
import type { Scope } from './transform';

const currencyArgs = {
	currency: optional(text('Code of the currency, such as EUR, which says how many decimals')),
	currencyField: optional(text('Path of the field that holds that code, such as order.currency')),
	exponent: integer('How many decimals, where neither of these is given', {
		min: 0,
		max: 8,
		default: 2,
	}),
};

interface CurrencyArgs {
	readonly currency: string | undefined;
	readonly currencyField: string | undefined;
	readonly exponent: number;
}

/** A closure that tells the decimals of the currency at hand. @throws MappingError */
function compileExponent(args: CurrencyArgs): (scope: Scope) => number {
	const { currency, currencyField, exponent } = args;
	if (currencyField !== undefined) {
		const get = within("'currencyField' ", () => compileFieldGetter(currencyField));
		return (scope) => {
			const code = get(scope) ?? currency;
			if (code === undefined) throw new FieldError(`there is no currency at ${currencyField}`);
			return decimalsOf(code);
		};
	}
	const fixed = currency === undefined ? exponent : decimalsOf(currency);
	return () => fixed;
}

/** Throws FieldError. */
function decimalsOf(code: unknown): number {
	const decimals =
		typeof code === 'string' ? currencyDecimals.get(code.trim().toUpperCase()) : undefined;
	if (decimals !== undefined) return decimals;
	throw new FieldError(`${describe(code)} is not the code of a currency, such as EUR`);
}

export const moneyTransforms = [
	transform({
		name: 'toMinorUnits',
		description: 'Makes whole cents of an amount: 19.99 becomes 1999',
		args: {
			...currencyArgs,
			fraction: choice('What to do with a fraction of a cent', ['refuse', ...ROUNDINGS], {
				default: 'refuse',
			}),
		},
		examples: [
			{ from: '19.99', to: 1999 },
			{ from: 19.99, to: 1999 },
			{ from: '-0.5', to: -50 },
			{ args: { currency: 'JPY' }, from: '1500', to: 1500 },
			{
				args: { currencyField: 'currency' },
				record: { currency: 'kwd' },
				from: '1.5',
				to: 1500,
			},
			{ args: { fraction: 'halfEven' }, from: '0.125', to: 12 },
			{ args: { exponent: 0 }, from: '1500.0', to: 1500 },
		],
		apply: (args) => {
			const exponentOf = compileExponent(args);
			const mode = args.fraction === 'refuse' ? undefined : args.fraction;
			return (value, scope) => {
				const amount = toDecimal(value);
				const exponent = exponentOf(scope);
				const cents = round(amount, exponent, mode);
				if (!mode && !equals(amount, cents)) {
					throw new FieldError(
						`${describe(value)} has more than ${exponent} decimals: round it first`,
					);
				}
				return fromDecimal({ units: cents.units, scale: 0 });
			};
		},
	}),
	transform({
		name: 'toMajorUnits',
		description: 'Makes an amount of whole cents, as a text: 1990 becomes 19.90',
		args: currencyArgs,
		examples: [
			{ from: 1990, to: '19.90' },
			{ from: '-5', to: '-0.05' },
			{ args: { exponent: 3 }, from: '1999', to: '1.999' },
			{
				args: { currencyField: 'currency' },
				record: { currency: 'JPY' },
				from: 1500,
				to: '1500',
			},
		],
		apply: (args) => {
			const exponentOf = compileExponent(args);
			return (value, scope) => {
				const cents = toDecimal(value);
				const whole = round(cents, 0);
				if (!equals(cents, whole)) {
					throw new FieldError(`${describe(value)} is not a whole number of minor units`);
				}
				return formatDecimal({ units: whole.units, scale: exponentOf(scope) });
			};
		},
	}),
];
