import { equals, formatDecimal, fromDecimal, round, toDecimal } from '../decimal';
import { describe } from '../describe';
import { FieldError } from '../errors';
import { integer } from './args';
import { transform } from './transform';

const exponent = integer('Decimals of the currency: 2 for EUR and USD, 0 for JPY, 3 for KWD', {
	min: 0,
	max: 8,
	default: 2,
});

export const moneyTransforms = [
	transform({
		name: 'toMinorUnits',
		description:
			'Makes whole cents of an amount: 19.99 becomes 1999; a fraction of a cent is refused',
		args: { exponent },
		apply: (args) => (value) => {
			const amount = toDecimal(value);
			const cents = round(amount, args.exponent);
			if (!equals(amount, cents)) {
				throw new FieldError(
					`${describe(value)} has more than ${args.exponent} decimals: round it first`,
				);
			}
			return fromDecimal({ units: cents.units, scale: 0 });
		},
	}),
	transform({
		name: 'toMajorUnits',
		description: 'Makes an amount of whole cents, as a text: 1990 becomes 19.90',
		args: { exponent },
		apply: (args) => (value) => {
			const cents = toDecimal(value);
			const whole = round(cents, 0);
			if (!equals(cents, whole)) {
				throw new FieldError(`${describe(value)} is not a whole number of minor units`);
			}
			return formatDecimal({ units: whole.units, scale: args.exponent });
		},
	}),
];
