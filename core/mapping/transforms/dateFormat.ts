import type { TokenParser } from 'luxon';
import { toText } from '../coerce';
import { describe } from '../describe';
import { FieldError, MappingError } from '../errors';
import { formatInstant } from '../instant';
import { text } from './args';
import { compileIsoReader } from './date';
import { libraries } from './libraries';
import { transform } from './transform';
import { UTC, compileZone, locale, zone } from './zone';

const LONGEST = 100;
const SAMPLE = Date.UTC(2023, 10, 14, 22, 13, 20);

const format = text(
	"The form in Luxon's tokens: yyyy-MM-dd HH:mm:ss, d. LLLL yyyy, hh:mm a; text goes in 'quotes'",
);

export const dateFormatTransforms = [
	transform({
		name: 'parseDate',
		description: 'Reads a date in a form of your own and writes it as ISO 8601 in UTC',
		args: {
			format,
			zone: text('Time zone of a date that names none, such as Europe/Berlin', { default: UTC }),
			locale,
		},
		examples: [
			{ args: { format: 'dd.MM.yyyy' }, from: '31.01.2026', to: '2026-01-31T00:00:00.000Z' },
			{
				args: { format: 'MM/dd/yyyy hh:mm a', zone: 'America/New_York' },
				from: '07/04/2026 09:30 PM',
				to: '2026-07-05T01:30:00.000Z',
			},
			{
				args: { format: 'd. LLLL yyyy', locale: 'de' },
				from: '3. März 2026',
				to: '2026-03-03T00:00:00.000Z',
			},
			{ args: { format: 'yyyyMMdd' }, from: 20260131, to: '2026-01-31T00:00:00.000Z' },
		],
		apply: ({ format: form, zone: zoneName, locale: language }) => {
			compileZone(zoneName, language);
			const { DateTime } = libraries.luxon;
			const parser = compileParser(form, language);
			const options = { zone: zoneName, locale: language };
			return (value) => {
				const written = toText(value).trim();
				const date =
					written.length <= LONGEST
						? DateTime.fromFormatParser(written, parser, options)
						: undefined;
				if (!date?.isValid) {
					throw new FieldError(`${describe(value)} is not a date in the form ${form}`);
				}
				return formatInstant(date.toMillis(), 'iso');
			};
		},
	}),
	transform({
		name: 'formatDate',
		description: 'Writes an ISO 8601 date in a form of your own',
		args: { format, zone, locale },
		examples: [
			{ args: { format: 'dd.MM.yyyy' }, from: '2026-01-31', to: '31.01.2026' },
			{
				args: { format: "HH:mm 'Uhr'", zone: 'Europe/Berlin' },
				from: '2026-01-31T09:30:00Z',
				to: '10:30 Uhr',
			},
			{
				args: { format: 'd LLLL yyyy', locale: 'fr' },
				from: '2026-02-01',
				to: '1 février 2026',
			},
		],
		apply: ({ format: form, zone: zoneName, locale: language }) => {
			checkLength(form);
			const { at } = compileZone(zoneName, language);
			const read = compileIsoReader(zoneName);
			return (value) => at(read(value)).toFormat(form);
		},
	}),
];

/** @throws MappingError for a form that a date cannot be read back from. */
function compileParser(form: string, language: string): TokenParser {
	checkLength(form);
	const { DateTime } = libraries.luxon;
	const parser = DateTime.buildFormatParser(form, { locale: language });
	const options = { zone: UTC, locale: language };
	const sample = DateTime.fromMillis(SAMPLE, options);
	try {
		const again = DateTime.fromFormatParser(sample.toFormat(form), parser, options);
		// Where year, month or day are missing Luxon takes those of the day it runs.
		if (again.toISODate() === sample.toISODate()) return parser;
	} catch (error) {
		throw new MappingError(`'format' says the day in two ways: ${(error as Error).message}`);
	}
	throw new MappingError(
		`'format' has to say year, month and day, such as dd.MM.yyyy: '${form}' does not`,
	);
}

function checkLength(form: string): void {
	if (form.length <= LONGEST) return;
	throw new MappingError(`'format' has to be ${LONGEST} characters or less`);
}
