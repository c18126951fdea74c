import { DIALECTS, type RateHeaders } from './dialects';
import { metaUsage } from './metaUsage';
import type { Observation } from './observation';
import { shopifyCallLimit, shopifyCost } from './shopify';
import { members } from './structured';
import { resetTime } from './time';

type Headers = Readonly<Record<string, string>>;
type Reader = (headers: Headers, body: unknown, now: number) => Observation[];

const READERS = {
	ietf,
	...(Object.fromEntries(
		Object.entries(DIALECTS).map(([name, table]) => [
			name,
			(headers: Headers, _: unknown, now: number) => readTable(table, headers, now),
		]),
	) as Record<keyof typeof DIALECTS, Reader>),
	shopify: (headers, body, now) => [...shopifyCallLimit(headers, now), ...shopifyCost(body, now)],
	meta: (headers, _, now) => metaUsage(headers, now),
} satisfies Record<string, Reader>;

export type RateDialect = keyof typeof READERS | 'auto';

/** For forms, with `auto` first. */
export const RATE_DIALECTS = ['auto', ...Object.keys(READERS)] as readonly RateDialect[];

/**
 * What an answer says of the server's limits. What it does not say, or says in a form nobody
 * knows, is left out.
 * @param headers Names in lower case.
 * @param body The parsed answer, where limits may stand in it (GraphQL).
 */
export function readRateHeaders(
	headers: Headers,
	body: unknown,
	now: number,
	dialect: RateDialect = 'auto',
): Observation[] {
	if (dialect !== 'auto') return READERS[dialect](headers, body, now);
	const found = new Map<string, Observation>();
	for (const read of Object.values(READERS)) {
		for (const observation of read(headers, body, now)) {
			if (!found.has(observation.name)) found.set(observation.name, observation);
		}
	}
	return [...found.values()];
}

function readTable(table: readonly RateHeaders[], headers: Headers, now: number): Observation[] {
	return table.flatMap(({ name, limit, remaining, reset, windowMs }) => {
		const left = count(headers[remaining]);
		if (left === undefined) return [];
		const total = limit && count(headers[limit]);
		const resetAt = (reset && resetTime(headers[reset], now)) || (windowMs && now + windowMs);
		return { name, remaining: left, ...(total && { limit: total }), ...(resetAt && { resetAt }) };
	});
}

/**
 * draft-ietf-httpapi-ratelimit-headers-08 to -11: `RateLimit: "default";r=50;t=30` with
 * `RateLimit-Policy: "default";q=100;w=60`. Hugging Face writes its policy's kind before the name,
 * and earlier drafts wrote `limit=100, remaining=50, reset=30`.
 */
function ietf(headers: Headers, _: unknown, now: number): Observation[] {
	const rate = headers.ratelimit;
	if (rate === undefined) return [];
	const policies = members(headers['ratelimit-policy'] ?? '');
	const current = members(rate).flatMap(({ value, parameters }) => {
		const remaining = count(parameters.get('r'));
		if (remaining === undefined) return [];
		const policy = policies.find(
			(p) => p.value === value || p.parameters.has(`"${value}"`),
		)?.parameters;
		const limit = count(policy?.get('q'));
		const seconds = count(parameters.get('t')) ?? count(policy?.get('w'));
		return {
			name: value,
			remaining,
			...(limit && { limit }),
			...(seconds !== undefined && { resetAt: now + seconds * 1000 }),
		};
	});
	return current.length > 0 ? current : ietfDictionary(rate, now);
}

function ietfDictionary(rate: string, now: number): Observation[] {
	const entries = new Map(
		rate.split(/[,;]/).map((pair) => {
			const [key = '', value = ''] = pair.split('=');
			return [key.trim(), value.trim()];
		}),
	);
	const remaining = count(entries.get('remaining'));
	if (remaining === undefined) return [];
	const limit = count(entries.get('limit'));
	const resetAt = resetTime(entries.get('reset'), now);
	return [{ name: 'default', remaining, ...(limit && { limit }), ...(resetAt && { resetAt }) }];
}

/** `100`, and `100, 100;w=60` as the older drafts allow: the first one counts. */
function count(text: string | undefined): number | undefined {
	const digits = /^\s*(\d+(?:\.\d+)?)/.exec(text ?? '')?.[1];
	return digits === undefined ? undefined : Number(digits);
}
