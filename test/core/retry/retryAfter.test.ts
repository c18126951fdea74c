import fc from 'fast-check';
import { retryAfterMs } from '../../../core/retry/retryAfter';

const NOW = Date.UTC(2026, 10, 20, 12, 0, 0);

describe('retryAfterMs', () => {
	it.each([
		['0', 0],
		['120', 120_000],
		[' 3 ', 3000],
		['1.5', 1500],
		['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
		['Friday, 20-Nov-26 12:00:30 GMT', 30_000],
		['Fri Nov 20 12:00:30 2026', 30_000],
		['Fri, 20 Nov 2026 11:00:00 GMT', 0],
		['2.25', 2250],
		['Fri, 20 Nov 2026 12:00:30', 30_000],
		['Fri, 20 Nov 2026 13:00:30 +0100', 30_000],
		['Fri, 20 Nov 2026 13:00:30 +01:00', 30_000],
		['Fri, 20 Nov 2026 10:00:30 -0200', 30_000],
		['2026-11-20T12:00:30Z', 30_000],
	])('reads %j', (value, expected) => {
		expect(retryAfterMs(value, NOW)).toBe(expected);
	});

	it.each([
		undefined,
		'',
		' ',
		'soon',
		'-5',
		'1.5 s',
		'12:00',
		'NaN',
		'Infinity',
		'Nov 2026',
		'2026-11-20 12:00:30',
	])('makes nothing of %j', (value) => {
		expect(retryAfterMs(value, NOW)).toBeUndefined();
	});

	it('is never negative and never NaN, whatever it reads', () => {
		fc.assert(
			fc.property(fc.string(), (value) => {
				const wait = retryAfterMs(value, NOW);
				expect(wait === undefined || wait >= 0).toBe(true);
			}),
		);
	});
});
