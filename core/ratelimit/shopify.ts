import type { Observation } from './observation';

/**
 * REST: `X-Shopify-Shop-Api-Call-Limit: 32/40`, a bucket of 40 that leaks 2 a second
 * (https://help.shopify.com/en/api/reference/rest-admin-api-rate-limits).
 * UNCONFIRMED: that the larger buckets of other plans leak a twentieth of their size too.
 */
export function shopifyCallLimit(
	headers: Readonly<Record<string, string>>,
	now: number,
): Observation[] {
	const text = headers['x-shopify-shop-api-call-limit'];
	const [, used, limit] = /^(\d+)\/(\d+)$/.exec(text ?? '')?.map(Number) ?? [];
	if (used === undefined || !limit) return [];
	return [bucket('calls', limit, limit - used, limit / 20, now)];
}

/** GraphQL: cost points. https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits */
export function shopifyCost(body: unknown, now: number): Observation[] {
	const { maximumAvailable, currentlyAvailable, restoreRate } = child(
		child(child(body, 'extensions'), 'cost'),
		'throttleStatus',
	);
	if (
		typeof maximumAvailable !== 'number' ||
		typeof currentlyAvailable !== 'number' ||
		typeof restoreRate !== 'number'
	) {
		return [];
	}
	return [bucket('cost', maximumAvailable, currentlyAvailable, restoreRate, now)];
}

function bucket(
	name: string,
	limit: number,
	remaining: number,
	restorePerSecond: number,
	now: number,
): Observation {
	const resetAt = now + ((limit - remaining) * 1000) / restorePerSecond;
	return { name, limit, remaining, resetAt, restorePerSecond };
}

function child(value: unknown, key: string): Record<string, unknown> {
	const found = Object(value)[key] as unknown;
	return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
}
