import type { DateTime } from 'luxon';
import { MappingError } from '../errors';
import { checkInstant } from '../instant';
import type { WallClock } from '../instant';
import { text } from './args';
import { libraries } from './libraries';

export const UTC = 'UTC';

export const zone = text(
	'Time zone such as Europe/Berlin: that of a date that names none, and that of the result',
	{ default: UTC },
);
export const locale = text('Language of the names of months and days, such as de or pt-BR', {
	default: 'en',
});

/** Dates as a calendar and a clock in one place show them. */
export interface Zone {
	/** The date at an instant in epoch milliseconds. Throws FieldError outside the years 0 to 9999. */
	at(ms: number): DateTime;
	readonly clock: WallClock;
}

/** @throws MappingError for a zone or a locale that is none. */
export function compileZone(name: string, language = 'en'): Zone {
	const { DateTime, Info } = libraries.luxon;
	const zone = Info.normalizeZone(name);
	if (!zone.isValid) {
		throw new MappingError(`'${name}' is not a time zone: write one such as Europe/Berlin or UTC`);
	}
	checkLocale(language);
	return {
		at: (ms) => DateTime.fromMillis(checkInstant(ms), { zone, locale: language }),
		// An hour that the clock skips in spring is read as the one after it.
		clock: (wall) =>
			DateTime.fromMillis(wall, { zone: UTC }).setZone(zone, { keepLocalTime: true }).toMillis(),
	};
}

function checkLocale(language: string): void {
	try {
		Intl.getCanonicalLocales(language);
	} catch {
		throw new MappingError(`'${language}' is not a language: write one such as en or pt-BR`);
	}
}
