import { toText } from '../coerce';
import { describe } from '../describe';
import { FieldError, MappingError } from '../errors';
import { choice, text } from './args';
import { libraries } from './libraries';
import { transform } from './transform';

const FORMS = ['alpha2', 'alpha3', 'numeric', 'name'] as const;
type Form = (typeof FORMS)[number];

export const countryTransforms = [
	transform({
		name: 'country',
		description: 'Knows a country by its ISO 3166-1 code or its name, and writes another of them',
		args: {
			as: choice('What to write: the code of two or three letters or digits, or the name', FORMS, {
				default: 'alpha2',
			}),
			language: text('Language of names, besides English: such as de', { default: 'en' }),
		},
		examples: [
			{ from: 'Germany', to: 'DE' },
			{ from: ' usa ', to: 'US' },
			{ from: 'Cote d’Ivoire', to: 'CI' },
			{ args: { as: 'alpha3' }, from: 'be', to: 'BEL' },
			{ args: { as: 'numeric' }, from: 'USA', to: '840' },
			{ args: { as: 'name' }, from: 'NLD', to: 'Netherlands' },
			{ args: { language: 'de' }, from: 'Österreich', to: 'AT' },
			{ args: { as: 'name', language: 'de' }, from: 'Austria', to: 'Österreich' },
		],
		apply: ({ as, language }) => {
			const known = compileNames(language);
			return (value) => {
				const code = known.get(plain(toText(value).slice(0, 100)));
				const written = code === undefined ? undefined : write(code, as, language);
				if (written !== undefined) return written;
				throw new FieldError(`${describe(value)} is not a country or the code of one`);
			};
		},
	}),
];

/** The alpha-2 code of each country by its codes and its names. @throws MappingError */
function compileNames(language: string): ReadonlyMap<string, string> {
	const { countries, countryNames } = libraries;
	if (!countries.getSupportedLanguages().includes(language)) {
		throw new MappingError(`'language' has to be a code of two letters, such as en or de`);
	}
	const known = new Map<string, string>();
	for (const spoken of new Set([language, 'en'])) {
		countries.registerLocale(countryNames(spoken));
		for (const [code, names] of Object.entries(countries.getNames(spoken, { select: 'all' }))) {
			for (const name of names) known.set(plain(name), code);
		}
	}
	for (const [alpha2, alpha3] of Object.entries(countries.getAlpha2Codes())) {
		known.set(alpha2.toLowerCase(), alpha2);
		known.set(alpha3.toLowerCase(), alpha2);
		known.set(countries.alpha2ToNumeric(alpha2) ?? alpha3.toLowerCase(), alpha2);
	}
	return known;
}

/** Without accents, signs and upper case. */
const plain = (name: string): string =>
	name
		.normalize('NFKD')
		.replace(/[\u0300-\u036f'’]/g, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim();

function write(alpha2: string, as: Form, language: string): string | undefined {
	const { countries } = libraries;
	switch (as) {
		case 'alpha2':
			return alpha2;
		case 'alpha3':
			return countries.alpha2ToAlpha3(alpha2);
		case 'numeric':
			return countries.alpha2ToNumeric(alpha2);
		case 'name':
			return countries.getName(alpha2, language);
	}
}
