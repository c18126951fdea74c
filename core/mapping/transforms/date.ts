import { toNumber } from '../coerce';
import { INSTANT_FORMATS, formatInstant, toInstant } from '../instant';
import { choice } from './args';
import { transform } from './transform';

const READERS = {
	iso: toInstant,
	epochSeconds: (value: unknown) => toNumber(value) * 1000,
	epochMilliseconds: toNumber,
};
const FROM = ['iso', 'epochSeconds', 'epochMilliseconds'] as const;

const to = choice('How to write the date, in UTC', INSTANT_FORMATS, { default: 'iso' });

export const dateTransforms = [
	transform({
		name: 'convertDate',
		description: 'Reads a date (without a zone: as UTC) and writes it in another form',
		args: { from: choice('How the date is written', FROM, { default: 'iso' }), to },
		apply: (args) => {
			const read = READERS[args.from];
			return (value) => formatInstant(read(value), args.to);
		},
	}),
	transform({
		name: 'now',
		description: 'Takes the time of the run instead of the value',
		args: { to },
		takesAbsent: true,
		apply: (args) => (_value, scope) => formatInstant(scope.now, args.to),
	}),
];
