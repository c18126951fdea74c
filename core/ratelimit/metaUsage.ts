import { isObject, parseJson } from '../json';
import type { Observation } from './observation';

/** `{"call_count":28,"total_time":25,"total_cputime":25}`, in percent of what is allowed. */
const FLAT = ['x-app-usage', 'x-page-usage', 'x-ad-account-usage'];
/** The same per business, with `estimated_time_to_regain_access` in minutes. */
const BY_BUSINESS = 'x-business-use-case-usage';

/**
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 * UNCONFIRMED: that every other number of these headers is a percentage.
 */
export function metaUsage(headers: Readonly<Record<string, string>>, now: number): Observation[] {
	const flat = FLAT.flatMap((name) => usage(name, [parse(headers[name])], now));
	const businesses = Object.values(parse(headers[BY_BUSINESS]) ?? {}).flat();
	return [...flat, ...usage(BY_BUSINESS, businesses, now)];
}

function usage(name: string, reports: readonly unknown[], now: number): Observation[] {
	const numbers = reports.flatMap((report) => Object.entries(Object(report) as object));
	const percents = numbers.flatMap(([key, value]) =>
		typeof value === 'number' && !TIMES.has(key) ? [value] : [],
	);
	if (percents.length === 0) return [];
	const waitMs = Math.max(
		0,
		...numbers.map(([key, value]) => (Number(value) || 0) * (TIMES.get(key) ?? 0)),
	);
	return [
		{
			name,
			usedRatio: Math.max(...percents) / 100,
			...(waitMs > 0 && { resetAt: now + waitMs }),
		},
	];
}

/** Fields that are no percentage but say when it is over, and their unit in ms. */
const TIMES: ReadonlyMap<string, number> = new Map([
	['estimated_time_to_regain_access', 60_000],
	// Of X-Ad-Account-Usage. UNCONFIRMED: Meta's page could not be read in full.
	['reset_time_duration', 1000],
]);

function parse(text: string | undefined): object | undefined {
	const value = text === undefined ? undefined : parseJson(text);
	return isObject(value) ? value : undefined;
}
