/** 2001-09-09 in seconds: a number beyond it is a point in time, one below it a time span. */
const EARLIEST_EPOCH_S = 1e9;
const EARLIEST_EPOCH_MS = 1e12;

/**
 * The moment a reset header names, ms since the epoch. It may be a point in time (epoch seconds or
 * ms, a date) or a span from now (seconds, or with units: 20ms, 1s, 6m0s, 1h2m3.5s).
 */
export function resetTime(text: string | undefined, now: number): number | undefined {
	const value = text?.trim();
	if (!value) return undefined;
	if (/^\d+(\.\d+)?$/.test(value)) {
		const number = Number(value);
		if (number >= EARLIEST_EPOCH_MS) return number;
		return number >= EARLIEST_EPOCH_S ? number * 1000 : now + number * 1000;
	}
	const span = spanMs(value);
	if (span !== undefined) return now + span;
	const date = value.includes(':') ? Date.parse(value) : NaN;
	return Number.isNaN(date) ? undefined : date;
}

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function spanMs(text: string): number | undefined {
	if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined;
	let sum = 0;
	for (const [, amount, unit] of text.matchAll(/([\d.]+)(ms|s|m|h|d)/g)) {
		sum += Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
	}
	return sum;
}
