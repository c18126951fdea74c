import type { TimestampSpec } from './types';

/** ms since the epoch; undefined for what is not a time in that unit, to the last character. */
export function parseTime(
	text: string | undefined,
	unit: TimestampSpec['unit'],
): number | undefined {
	if (text === undefined) return undefined;
	const time = unit === 'iso' ? parseIso(text) : parseNumber(text) * (unit === 's' ? 1000 : 1);
	return Number.isFinite(time) ? time : undefined;
}

function parseNumber(text: string): number {
	return /^\d{1,16}(\.\d{1,9})?$/.test(text) ? Number(text) : NaN;
}

function parseIso(text: string): number {
	return /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN;
}
