import fc from 'fast-check';
import { checkInstant, formatInstant, parseIso, toInstant } from '../../../core/mapping/instant';

const iso = (text: string) => {
	const ms = parseIso(text);
	return ms === undefined ? undefined : formatInstant(ms, 'iso');
};

describe('parseIso', () => {
	it.each([
		['2026-01-31', '2026-01-31T00:00:00.000Z'],
		['2026-01-31T09:30', '2026-01-31T09:30:00.000Z'],
		['2026-01-31 09:30:15', '2026-01-31T09:30:15.000Z'],
		['2026-01-31T09:30:15.5Z', '2026-01-31T09:30:15.500Z'],
		['2026-01-31T09:30:15,123456789z', '2026-01-31T09:30:15.123Z'],
		['2026-01-31T09:30:15+02:00', '2026-01-31T07:30:15.000Z'],
		['2026-01-31T23:30:15-0130', '2026-02-01T01:00:15.000Z'],
		['2026-01-31T09:30:15+02', '2026-01-31T07:30:15.000Z'],
		['2024-02-29', '2024-02-29T00:00:00.000Z'],
		['0050-06-01', '0050-06-01T00:00:00.000Z'],
	])('reads %s', (text, expected) => {
		expect(iso(text)).toBe(expected);
	});

	it.each([
		'',
		'2026',
		'2026-1-31',
		'2026-02-30',
		'2025-02-29',
		'1900-02-29',
		'2026-04-31',
		'2026-00-10',
		'2026-13-01',
		'2026-01-31T24:00',
		'2026-01-31T09:60',
		'2026-01-31T09:30:60',
		'2026-01-31T09:30+24:00',
		'2026-01-31T09:30+02:60',
		'31.01.2026',
		'2026-01-31Z',
		'2026-01-31T09:30:15 Europe/Berlin',
	])('does not read %j', (text) => {
		expect(parseIso(text)).toBeUndefined();
	});

	it('has the calendar of Date, over the 400 years in which it repeats', () => {
		for (let day = Date.parse('1900-01-01'); day < Date.parse('2300-01-01'); day += 86_400_000) {
			const text = new Date(day).toISOString().slice(0, 10);
			if (parseIso(text) !== day || formatInstant(day, 'day') !== text) throw new Error(text);
		}
	});

	it('reads every instant it writes', () => {
		const range = {
			min: new Date('0000-01-01T00:00:00Z'),
			max: new Date('9999-12-31T23:59:59.999Z'),
			noInvalidDate: true,
		};
		fc.assert(
			fc.property(fc.date(range), (date) => {
				const text = formatInstant(date.getTime(), 'iso');
				expect(text).toBe(date.toISOString());
				expect(parseIso(String(text))).toBe(date.getTime());
			}),
		);
	});
});

describe('toInstant', () => {
	it('takes a text with blanks about it, and a Date', () => {
		expect(toInstant(' 1970-01-01T00:00:01Z ')).toBe(1000);
		expect(toInstant(new Date(1000))).toBe(1000);
	});

	it.each([1000, null, undefined, {}, 'today', new Date(NaN)])('finds no time in %p', (value) => {
		expect(() => toInstant(value)).toThrow('is not a date such as 2026-01-31');
	});
});

describe('formatInstant', () => {
	it('counts whole seconds and milliseconds', () => {
		expect(formatInstant(1999.5, 'epochSeconds')).toBe(1);
		expect(formatInstant(1999.5, 'epochMilliseconds')).toBe(1999);
		expect(formatInstant(-0.5, 'epochMilliseconds')).toBe(-1);
	});

	it('knows the first and the last instant', () => {
		const [first, last] = ['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'].map((text) =>
			Date.parse(text),
		) as [number, number];
		expect([checkInstant(first), checkInstant(last)]).toEqual([first, last]);
		expect(() => checkInstant(first - 1)).toThrow('outside the years');
		expect(() => checkInstant(last + 1)).toThrow('outside the years');
	});

	it.each([NaN, Infinity, 1e18, -1e18])('refuses %d ms', (ms) => {
		expect(() => formatInstant(ms, 'iso')).toThrow(/outside the years 0 to 9999/);
	});
});
