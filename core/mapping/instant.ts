import { describe } from './describe';
import { FieldError } from './errors';

/** How a point in time is written. `iso` and `day` are in UTC. */
export const INSTANT_FORMATS = ['iso', 'day', 'epochSeconds', 'epochMilliseconds'] as const;
export type InstantFormat = (typeof INSTANT_FORMATS)[number];

const ISO =
	/^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(?:Z|([+-])(\d\d):?(\d\d)?)?)?$/i;

/** Years 0 to 9999: beyond them ISO 8601 needs another notation. */
const EARLIEST = Date.parse('0000-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** Epoch milliseconds of an ISO 8601 date or date-time; without a zone it is read as UTC. */
export function parseIso(text: string): number | undefined {
	const [, day, time = '00:00', seconds = '00', fraction = '', sign, hours, minutes = '00'] =
		ISO.exec(text) ?? [];
	if (day === undefined) return undefined;
	const utc = `${day}T${time}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
	const ms = Date.parse(utc);
	// Date rolls the 30th of February over into March.
	if (Number.isNaN(ms) || new Date(ms).toISOString() !== utc) return undefined;
	if (Number(hours ?? 0) > 23 || Number(minutes) > 59) return undefined;
	const offset = (Number(hours ?? 0) * 60 + Number(minutes)) * 60_000;
	return sign === '-' ? ms + offset : ms - offset;
}

/** Epoch milliseconds of an ISO text or a Date. Throws FieldError. */
export function toInstant(value: unknown): number {
	const ms =
		value instanceof Date
			? value.getTime()
			: typeof value === 'string'
				? parseIso(value.trim())
				: undefined;
	if (ms === undefined || Number.isNaN(ms)) {
		throw new FieldError(
			`${describe(value)} is not a date such as 2026-01-31 or 2026-01-31T09:30:00Z`,
		);
	}
	return ms;
}

/** Throws FieldError outside the years 0 to 9999. */
export function formatInstant(ms: number, format: InstantFormat): string | number {
	if (!(ms >= EARLIEST && ms <= LATEST)) {
		throw new FieldError(`${ms} ms since 1970 is outside the years 0 to 9999`);
	}
	switch (format) {
		case 'iso':
			return new Date(ms).toISOString();
		case 'day':
			return new Date(ms).toISOString().slice(0, 10);
		case 'epochSeconds':
			return Math.floor(ms / 1000);
		case 'epochMilliseconds':
			return Math.floor(ms);
	}
}
