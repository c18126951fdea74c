/** Milliseconds. */
export const DAY = 86_400_000;

/** The Gregorian calendar repeats after so many years. */
const CYCLE = { years: 400, days: 146_097 };
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days from 1970-01-01 to a date; undefined for one that is not in the calendar. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const length = month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
	if (day < 1 || day > length) return undefined;
	// A cycle later and back, because Date.UTC takes the year 50 for 1950.
	return Date.UTC(year + CYCLE.years, month - 1, day) / DAY - CYCLE.days;
}

/** From 0000-03-01, where a cycle begins whose years end with the leap day, to 1970-01-01. */
const MARCH_0000 = 719_468;

/**
 * The date so many days from 1970-01-01 as `2026-01-31`, in the years 0 to 9999. Arithmetic (the
 * `civil_from_days` of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms"), because
 * Date.toISOString takes several times as long and most records have a date.
 */
export function formatDay(days: number): string {
	const sinceMarch = days + MARCH_0000;
	const cycle = Math.floor(sinceMarch / CYCLE.days);
	const ofCycle = sinceMarch - cycle * CYCLE.days;
	const leaps = div(ofCycle, 1460) - div(ofCycle, 36_524) + div(ofCycle, 146_096);
	const years = div(ofCycle - leaps, 365);
	const ofYear = ofCycle - (365 * years + div(years, 4) - div(years, 100));
	// Five months from March on have 153 days, and so have the next five.
	const march = div(5 * ofYear + 2, 153);
	const day = ofYear - div(153 * march + 2, 5) + 1;
	const month = march < 10 ? march + 3 : march - 9;
	const year = years + cycle * CYCLE.years + (month <= 2 ? 1 : 0);
	return `${two(div(year, 100))}${two(year % 100)}-${two(month)}-${two(day)}`;
}

const div = (a: number, b: number): number => Math.floor(a / b);

const TWO_DIGITS = Array.from({ length: 100 }, (_text, number) => String(number).padStart(2, '0'));
/** A whole number below 100 in two digits. */
export const two = (number: number): string => TWO_DIGITS[number] ?? String(number);
