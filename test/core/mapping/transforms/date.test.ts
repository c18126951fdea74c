import fc from 'fast-check';
import { isoDate, run } from './support';

const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC+3');
const recent = fc
	.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
	.map((date) => date.toISOString());

describe('dates', () => {
	it('writes the same instant in any zone', () => {
		fc.assert(
			fc.property(recent, zone, (date, in_) => {
				const local = run('convertDate', date, { zone: in_ });
				expect(run('convertDate', local)).toBe(date);
			}),
		);
	});

	it.each(['epochSeconds', 'epochMilliseconds', 'rfc2822', 'http'])(
		'reads %s as it writes it, to the second',
		(form) => {
			fc.assert(
				fc.property(recent, zone, (date, in_) => {
					const written = run('convertDate', date, { to: form, zone: in_ });
					const second = (text: unknown) => Math.floor(Date.parse(String(text)) / 1000);
					expect(second(run('convertDate', written, { from: form }))).toBe(second(date));
				}),
			);
		},
	);

	it('reads a form of your own as it writes it', () => {
		const args = { format: "d. LLLL yyyy 'um' HH:mm:ss.SSS", locale: 'de' };
		fc.assert(
			fc.property(recent, (date) => {
				expect(run('parseDate', run('formatDate', date, args), args)).toBe(date);
			}),
		);
	});

	it('reads a time without a zone by the clock of the zone, summer time included', () => {
		const args = { zone: 'Europe/Berlin', to: 'epochSeconds' };
		const utc = (text: string) => Date.parse(text) / 1000;
		expect(run('convertDate', '2026-01-31 12:00', args)).toBe(utc('2026-01-31T11:00Z'));
		expect(run('convertDate', '2026-07-31 12:00', args)).toBe(utc('2026-07-31T10:00Z'));
		expect(run('convertDate', '2026-07-31T12:00Z', args)).toBe(utc('2026-07-31T12:00Z'));
		// The clock goes from 02:00 to 03:00.
		expect(run('convertDate', '2026-03-29 02:30', args)).toBe(utc('2026-03-29T01:30Z'));
	});

	it('starts at or before the date, and only once', () => {
		const unit = fc.constantFrom('minute', 'hour', 'day', 'week', 'month', 'quarter', 'year');
		fc.assert(
			fc.property(recent, unit, zone, (date, of, in_) => {
				const start = String(run('startOf', date, { unit: of, zone: in_ }));
				expect(Date.parse(start)).toBeLessThanOrEqual(Date.parse(date));
				expect(run('startOf', start, { unit: of, zone: in_ })).toBe(start);
			}),
		);
	});

	it('counts the days that it adds, also over a change of the clock', () => {
		fc.assert(
			fc.property(recent, fc.integer({ min: -999, max: 999 }), zone, (date, days, in_) => {
				const duration = days < 0 ? `-P${-days}D` : `P${days}D`;
				const noon = run('addDuration', run('startOf', date, { zone: in_ }), {
					duration: 'PT12H',
					zone: in_,
				});
				const there = run('addDuration', noon, { duration, zone: in_ });
				const args = { until: 'there', zone: in_ };
				expect(run('dateDifference', noon, args, { record: { there } })).toBe(days);
			}),
		);
	});

	it('comes through every date that ISO 8601 can write', () => {
		fc.assert(
			fc.property(isoDate, zone, (date, in_) => {
				const day = run('convertDate', date, { to: 'day', zone: in_ });
				expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
			}),
		);
	});
});
