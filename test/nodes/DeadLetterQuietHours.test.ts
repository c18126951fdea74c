import { quietHours } from '../../nodes/DeadLetterTrigger/quietHours';

const at = (time: string) => Date.parse(time);

describe('quiet hours', () => {
	it.each([
		['2026-11-20T21:59:00+01:00', false],
		['2026-11-20T22:00:00+01:00', true],
		['2026-11-21T06:59:59+01:00', true],
		['2026-11-21T07:00:00+01:00', false],
		['2026-07-01T06:30:00+02:00', true],
		['2026-07-01T07:30:00+02:00', false],
	])('go over midnight, by the clock of the zone: %s', async (time, quiet) => {
		const isQuiet = await quietHours({ from: '22:00', until: '07:00', zone: 'Europe/Berlin' });
		expect(isQuiet(at(time))).toBe(quiet);
	});

	it.each([
		['2026-11-20T11:59:00Z', false],
		['2026-11-20T12:00:00Z', true],
		['2026-11-20T12:59:00Z', true],
		['2026-11-20T13:00:00Z', false],
	])('within a day: %s', async (time, quiet) => {
		const isQuiet = await quietHours({ from: '12:00', until: '13:00', zone: 'UTC' });
		expect(isQuiet(at(time))).toBe(quiet);
	});
});
