import type { CountryCode } from 'libphonenumber-js/max';
import { toText } from '../coerce';
import { describe } from '../describe';
import { FieldError, MappingError, within } from '../errors';
import { choice, optional, text } from './args';
import { compileFieldGetter } from './field';
import { libraries } from './libraries';
import { transform } from './transform';
import type { Scope } from './transform';

const FORMATS = {
	e164: 'E.164',
	international: 'INTERNATIONAL',
	national: 'NATIONAL',
	uri: 'RFC3966',
} as const;
const FORMS = ['e164', 'international', 'national', 'uri'] as const;

export const phoneTransforms = [
	transform({
		name: 'phone',
		description: 'Checks a phone number by the rules of its country and writes it in one form',
		args: {
			country: optional(
				text('Country of numbers without a country code in front, such as DE or US'),
			),
			countryField: optional(text('Path of the field that holds that country instead')),
			form: choice('How to write the number', FORMS, { default: 'e164' }),
		},
		examples: [
			{ args: { country: 'DE' }, from: '030 / 901820', to: '+4930901820' },
			{ from: '+1 (213) 373-4253', to: '+12133734253' },
			{
				args: { countryField: 'country' },
				record: { country: 'fr' },
				from: '01 42 68 53 00',
				to: '+33142685300',
			},
			{
				args: { form: 'international' },
				from: '+12133734253',
				to: '+1 213 373 4253',
			},
		],
		apply: ({ country, countryField, form }) => {
			const { parsePhoneNumberFromString, isSupportedCountry } = libraries.phone;
			const toCountry = (code: unknown): CountryCode | undefined => {
				const upper = typeof code === 'string' ? code.trim().toUpperCase() : '';
				return isSupportedCountry(upper) ? upper : undefined;
			};
			const fixed = toCountry(country);
			if (country !== undefined && !fixed) {
				throw new MappingError(`'country' has to be the code of a country, such as DE`);
			}
			const countryOf = compileCountry(countryField);
			return (value, scope) => {
				const defaultCountry = toCountry(countryOf(scope)) ?? fixed;
				const number = parsePhoneNumberFromString(toText(value).replace(/^tel:/i, ''), {
					extract: false,
					...(defaultCountry && { defaultCountry }),
				});
				if (number?.isValid()) return number.format(FORMATS[form]);
				const where = defaultCountry ? ` in ${defaultCountry}` : ' with its country code';
				throw new FieldError(`${describe(value)} is not a phone number${where}`);
			};
		},
	}),
];

function compileCountry(path: string | undefined): (scope: Scope) => unknown {
	return path === undefined
		? () => undefined
		: within("'countryField' ", () => compileFieldGetter(path));
}
