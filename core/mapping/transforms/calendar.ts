import { MappingError } from '../errors';
import { choice, optional, text } from './args';
import { compileIsoReader, compileWriter } from './date';
import { compileFieldGetter } from './field';
import { libraries } from './libraries';
import { isAbsent, transform } from './transform';
import { compileZone, zone } from './zone';

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
const unit = (description: string) => choice(description, UNITS, { default: 'day' });

/** Arithmetic on ISO 8601 dates by the calendar and clock of a zone, summer time included. */
export const calendarTransforms = [
	transform({
		name: 'startOf',
		description: 'Takes the beginning of the day, week (Monday), month … that a date is in',
		args: { unit: unit('The beginning of what'), zone },
		examples: [
			{ from: '2026-01-31T09:30:00Z', to: '2026-01-31T00:00:00.000Z' },
			{ args: { unit: 'week' }, from: '2026-01-31', to: '2026-01-26T00:00:00.000Z' },
			{
				args: { unit: 'month', zone: 'Europe/Berlin' },
				from: '2026-01-31T23:30:00Z',
				to: '2026-02-01T00:00:00.000+01:00',
			},
		],
		apply: ({ unit: start, zone: zoneName }) => {
			const { at } = compileZone(zoneName);
			const read = compileIsoReader(zoneName);
			const write = compileWriter('iso', zoneName);
			return (value) => write(at(read(value)).startOf(start).toMillis());
		},
	}),
	transform({
		name: 'addDuration',
		description: 'Adds a duration to a date; one with a minus goes back',
		args: {
			duration: text('The duration in ISO 8601: P1D is a day, P2W two weeks, -PT1H30M back 1.5 h'),
			zone,
		},
		examples: [
			{ args: { duration: 'P14D' }, from: '2026-01-31', to: '2026-02-14T00:00:00.000Z' },
			{ args: { duration: 'P1M' }, from: '2026-01-31', to: '2026-02-28T00:00:00.000Z' },
			{ args: { duration: '-PT1H30M' }, from: '2026-01-31', to: '2026-01-30T22:30:00.000Z' },
			{
				args: { duration: 'P1D', zone: 'Europe/Berlin' },
				from: '2026-03-28T12:00',
				to: '2026-03-29T12:00:00.000+02:00',
			},
		],
		apply: ({ duration: written, zone: zoneName }) => {
			const duration = libraries.luxon.Duration.fromISO(written.slice(0, 100));
			if (!duration.isValid) {
				throw new MappingError(`'duration' has to be one such as P1D or PT1H30M`);
			}
			const { at } = compileZone(zoneName);
			const read = compileIsoReader(zoneName);
			const write = compileWriter('iso', zoneName);
			return (value) => write(at(read(value)).plus(duration).toMillis());
		},
	}),
	transform({
		name: 'dateDifference',
		description:
			'Counts the whole days, hours … from a date to another; below 0 when the other is before it',
		args: {
			until: optional(
				text('Path of the field with the other date; without one, the time of the run'),
			),
			unit: unit('What to count'),
			zone,
		},
		examples: [
			{ args: { until: 'due' }, record: { due: '2026-02-14' }, from: '2026-01-31', to: 14 },
			{
				args: { until: 'born', unit: 'year' },
				record: { born: '1990-06-01' },
				from: '2026-01-31',
				to: -35,
			},
			{ args: { unit: 'hour' }, from: '2026-01-31T12:45:00Z', to: 10 },
			{ args: { until: 'due' }, record: {}, from: '2026-01-31' },
		],
		apply: ({ until: path, unit: counted, zone: zoneName }) => {
			const { at } = compileZone(zoneName);
			const read = compileIsoReader(zoneName);
			const getOther = path === undefined ? undefined : compileFieldGetter(path);
			return (value, scope) => {
				const other = getOther ? getOther(scope) : scope.now;
				if (isAbsent(other)) return undefined;
				const end = at(getOther ? read(other) : scope.now);
				// || 0 is for -0.
				return Math.trunc(end.diff(at(read(value)), counted).as(counted)) || 0;
			};
		},
	}),
];
