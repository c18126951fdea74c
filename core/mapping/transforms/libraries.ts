/* eslint-disable @typescript-eslint/no-require-imports --
   `apply` is synchronous, so an import() is no way to load a library when it is first used. */
import type * as countries from 'i18n-iso-countries';
import type * as phone from 'libphonenumber-js/max';
import type * as luxon from 'luxon';
import type * as re2js from 're2js';

/**
 * The libraries behind some transforms. Each is loaded when a mapping that needs it is compiled, so
 * that neither n8n's start nor a mapping without them pays for it; Node keeps what it has loaded.
 */
export const libraries = {
	/** Dates, zones and formats. */
	get luxon() {
		return require('luxon') as typeof luxon;
	},
	/** Regular expressions in linear time. */
	get re2js() {
		return require('re2js') as typeof re2js;
	},
	/** Phone numbers, with the full rules of each country. */
	get phone() {
		return require('libphonenumber-js/max') as typeof phone;
	},
	/** ISO 3166-1 without any names; the package's own entry point loads 80 languages. */
	get countries() {
		return require('i18n-iso-countries/index') as typeof countries;
	},
	countryNames: (language: string) =>
		require(`i18n-iso-countries/langs/${language}.json`) as countries.LocaleData,
};
