import { toNumber, toText } from '../coerce';
import { describe } from '../describe';
import { FieldError } from '../errors';
import { INSTANT_FORMATS, formatInstant, toInstant } from '../instant';
import type { InstantFormat } from '../instant';
import { choice } from './args';
import { libraries } from './libraries';
import { transform } from './transform';
import { UTC, compileZone, zone } from './zone';

/** Dates as HTTP and mail headers write them. */
const HEADER_FORMATS = ['rfc2822', 'http'] as const;
const FROM = ['iso', 'epochSeconds', 'epochMilliseconds', ...HEADER_FORMATS] as const;
const TO = [...INSTANT_FORMATS, ...HEADER_FORMATS] as const;
type From = (typeof FROM)[number];
type To = (typeof TO)[number];

const LONGEST = 100;

const to = choice('How to write the date', TO, { default: 'iso' });

export const dateTransforms = [
	transform({
		name: 'convertDate',
		description: 'Reads a date in one form and writes it in another',
		args: { from: choice('How the date is written', FROM, { default: 'iso' }), to, zone },
		examples: [
			{ from: '2026-01-31T09:30:00+02:00', to: '2026-01-31T07:30:00.000Z' },
			{ args: { to: 'day' }, from: '2026-01-31T23:30:00-05:00', to: '2026-02-01' },
			{
				args: { to: 'day', zone: 'America/New_York' },
				from: '2026-01-31T23:30:00-05:00',
				to: '2026-01-31',
			},
			{
				args: { zone: 'Europe/Berlin' },
				from: '2026-07-01 12:00',
				to: '2026-07-01T12:00:00.000+02:00',
			},
			{ args: { from: 'epochSeconds' }, from: 1700000000, to: '2023-11-14T22:13:20.000Z' },
			{
				args: { from: 'epochMilliseconds', to: 'day' },
				from: '1700000000000',
				to: '2023-11-14',
			},
			{ args: { to: 'epochSeconds' }, from: '2023-11-14T22:13:20.9Z', to: 1700000000 },
			{ args: { to: 'epochMilliseconds' }, from: '1969-12-31T23:59:59.5Z', to: -500 },
			{
				args: { from: 'rfc2822' },
				from: 'Tue, 01 Nov 2016 13:23:12 +0630',
				to: '2016-11-01T06:53:12.000Z',
			},
			{
				args: { from: 'http', to: 'rfc2822' },
				from: 'Sun, 06 Nov 1994 08:49:37 GMT',
				to: 'Sun, 06 Nov 1994 08:49:37 +0000',
			},
			{ args: { to: 'http' }, from: '1994-11-06', to: 'Sun, 06 Nov 1994 00:00:00 GMT' },
		],
		apply: (args) => {
			const read = compileReader(args.from, args.zone);
			const write = compileWriter(args.to, args.zone);
			return (value) => write(read(value));
		},
	}),
	transform({
		name: 'now',
		description: 'Takes the time of the run instead of the value',
		args: { to, zone },
		examples: [
			{ to: '2026-01-31T23:30:15.250Z' },
			{ args: { to: 'day' }, from: 'whatever', to: '2026-01-31' },
			{ args: { to: 'day', zone: 'Asia/Tokyo' }, to: '2026-02-01' },
		],
		takesAbsent: true,
		apply: (args) => {
			const write = compileWriter(args.to, args.zone);
			// All records of a run have one time: it is written once.
			let time = NaN;
			let written: unknown;
			return (_value, { now }) => {
				if (now !== time) [time, written] = [now, write(now)];
				return written;
			};
		},
	}),
];

/** A closure that tells the epoch milliseconds of a date. */
function compileReader(from: From, zoneName: string): (value: unknown) => number {
	switch (from) {
		case 'epochSeconds':
			return (value) => Math.round(toNumber(value) * 1000);
		case 'epochMilliseconds':
			return toNumber;
		case 'iso':
			return compileIsoReader(zoneName);
		case 'rfc2822':
		case 'http':
			return compileHeaderReader(from);
	}
}

/** A closure that reads ISO 8601; what names no zone is in this one. */
export function compileIsoReader(zoneName: string): (value: unknown) => number {
	if (zoneName === UTC) return (value) => toInstant(value);
	const { clock } = compileZone(zoneName);
	return (value) => toInstant(value, clock);
}

function compileHeaderReader(from: (typeof HEADER_FORMATS)[number]): (value: unknown) => number {
	const { DateTime } = libraries.luxon;
	const parse = from === 'http' ? DateTime.fromHTTP : DateTime.fromRFC2822;
	return (value) => {
		const written = toText(value).trim();
		const date = written.length <= LONGEST ? parse(written) : undefined;
		if (!date?.isValid) {
			throw new FieldError(
				`${describe(value)} is not a date such as Sun, 06 Nov 1994 08:49:37 GMT`,
			);
		}
		return date.toMillis();
	};
}

/** A closure that writes epoch milliseconds. */
export function compileWriter(to: To, zoneName: string): (ms: number) => unknown {
	if (isPlain(to) && (zoneName === UTC || to.startsWith('epoch'))) {
		return (ms) => formatInstant(ms, to);
	}
	const { at } = compileZone(zoneName);
	switch (to) {
		case 'day':
			return (ms) => at(ms).toISODate();
		case 'rfc2822':
			return (ms) => at(ms).toRFC2822();
		case 'http':
			return (ms) => at(ms).toHTTP();
		default:
			return (ms) => at(ms).toISO();
	}
}

const isPlain = (to: To): to is InstantFormat =>
	(INSTANT_FORMATS as readonly string[]).includes(to);
