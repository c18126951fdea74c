import { DAY, dayNumber, formatDay, two } from './day';
import { describe } from './describe';
import { FieldError } from './errors';

/** How a point in time is written. `iso` and `day` are in UTC. */
export const INSTANT_FORMATS = ['iso', 'day', 'epochSeconds', 'epochMilliseconds'] as const;
export type InstantFormat = (typeof INSTANT_FORMATS)[number];

/** All but the fraction and the zone is read by its place: a capture of each would take longer. */
const ISO =
	/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** Years 0 to 9999: beyond them ISO 8601 needs another notation. */
const EARLIEST = Date.parse('0000-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** Epoch milliseconds of what a clock in some zone shows, given as if that zone were UTC. */
export type WallClock = (wall: number) => number;
const UTC: WallClock = (wall) => wall;

/** Epoch milliseconds of an ISO 8601 date or date-time; without a zone it is read in `clock`'s. */
export function parseIso(text: string, clock = UTC): number | undefined {
	const match = ISO.exec(text);
	if (!match) return undefined;
	const year = digitsAt(text, 0) * 100 + digitsAt(text, 2);
	const day = dayNumber(year, digitsAt(text, 5), digitsAt(text, 8));
	if (day === undefined) return undefined;
	if (text.length === 10) return clock(day * DAY);
	const time = timeOf(digitsAt(text, 11), digitsAt(text, 14));
	const second = text[16] === ':' ? digitsAt(text, 17) : 0;
	if (time === undefined || second > 59) return undefined;
	const [, fraction, zone] = match;
	const millisecond = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
	const wall = day * DAY + time + second * 1000 + millisecond;
	if (zone === undefined) return clock(wall);
	const offset = offsetOf(zone);
	return offset === undefined ? undefined : wall - offset;
}

/** The number that two digits of a text make. */
const digitsAt = (text: string, at: number): number =>
	(text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/** Milliseconds since midnight; undefined for what no clock shows. */
const timeOf = (hour: number, minute: number): number | undefined =>
	hour < 24 && minute < 60 ? (hour * 60 + minute) * 60_000 : undefined;

/** Milliseconds that the clock of `Z`, `+02`, `-0130` or `+05:30` is before UTC. */
function offsetOf(zone: string): number | undefined {
	if (zone.length === 1) return 0;
	const time = timeOf(digitsAt(zone, 1), zone.length > 3 ? digitsAt(zone, zone.length - 2) : 0);
	return time !== undefined && zone.startsWith('-') ? -time : time;
}

/** Epoch milliseconds of an ISO text or a Date. Throws FieldError. */
export function toInstant(value: unknown, clock?: WallClock): number {
	const ms =
		value instanceof Date
			? value.getTime()
			: typeof value === 'string'
				? parseIso(value.trim(), clock)
				: undefined;
	if (ms === undefined || Number.isNaN(ms)) {
		throw new FieldError(
			`${describe(value)} is not a date such as 2026-01-31 or 2026-01-31T09:30:00Z`,
		);
	}
	return ms;
}

/** Throws FieldError outside the years 0 to 9999. */
export function checkInstant(ms: number): number {
	if (ms >= EARLIEST && ms <= LATEST) return ms;
	throw new FieldError(`${ms} ms since 1970 is outside the years 0 to 9999`);
}

/** Throws FieldError outside the years 0 to 9999. */
export function formatInstant(ms: number, format: InstantFormat): string | number {
	checkInstant(ms);
	switch (format) {
		case 'iso':
			return formatIso(Math.floor(ms));
		case 'day':
			return formatDay(Math.floor(ms / DAY));
		case 'epochSeconds':
			return Math.floor(ms / 1000);
		case 'epochMilliseconds':
			return Math.floor(ms);
	}
}

function formatIso(ms: number): string {
	const days = Math.floor(ms / DAY);
	const ofDay = ms - days * DAY;
	const time = Math.floor(ofDay / 1000);
	const [hour, minute] = [Math.floor(time / 3600), Math.floor(time / 60) % 60];
	const millisecond = String(ofDay % 1000).padStart(3, '0');
	return `${formatDay(days)}T${two(hour)}:${two(minute)}:${two(time % 60)}.${millisecond}Z`;
}
