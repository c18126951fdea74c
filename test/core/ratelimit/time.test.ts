import { resetTime } from '../../../core/ratelimit/time';

const NOW = Date.UTC(2026, 10, 20);

describe('a reset header', () => {
	it.each([
		['seconds from now', '30', NOW + 30_000],
		['parts of a second', '1.25', NOW + 1250],
		['blanks about it', ' 30 ', NOW + 30_000],
		['the earliest point in time in seconds', '1000000000', 1e12],
		['the earliest point in time in ms', '1000000000000', 1e12],
		['the longest span', '999999999', NOW + 999_999_999_000],
		['a span with units', '1d2h3m4.25s5ms', NOW + 93_784_255],
		['a date', 'Fri, 20 Nov 2026 00:01:00 GMT', NOW + 60_000],
	])('names %s: %s', (_what, text, expected) => {
		expect(resetTime(text, NOW)).toBe(expected);
	});

	it.each([undefined, '', ' ', 'soon', 'x30', '30x', 'x1s', '1sx', '1.s', 'Nov 2026'])(
		'names nothing: %j',
		(text) => {
			expect(resetTime(text, NOW)).toBeUndefined();
		},
	);
});
