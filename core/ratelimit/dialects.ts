/** How a family of APIs names its limits in headers, as data. Names are lower-case. */
export interface RateHeaders {
	/** What the observation is called. */
	name: string;
	limit?: string;
	remaining: string;
	/** A point in time or a span from now, in any of the usual forms. */
	reset?: string;
	/** Where no header says when the limit is whole again: after this long, ms. */
	windowMs?: number;
}

/** `{limit, remaining, reset}` headers of each dialect. In this order `auto` looks for them. */
export const DIALECTS = {
	/** draft-ietf-httpapi-ratelimit-headers up to -07, in use at PagerDuty and Cloudflare. */
	'ietf-separate': [
		{
			name: 'default',
			limit: 'ratelimit-limit',
			remaining: 'ratelimit-remaining',
			reset: 'ratelimit-reset',
		},
	],
	/** GitHub (epoch seconds), SendGrid, Auth0, Okta, Datadog (seconds from now), Slack, Discord. */
	'x-ratelimit': [
		{
			name: 'default',
			limit: 'x-ratelimit-limit',
			remaining: 'x-ratelimit-remaining',
			reset: 'x-ratelimit-reset',
		},
		{
			name: 'default',
			limit: 'x-rate-limit-limit',
			remaining: 'x-rate-limit-remaining',
			reset: 'x-rate-limit-reset',
		},
	],
	/** Spans with units. https://platform.openai.com/docs/guides/rate-limits */
	openai: ['requests', 'tokens'].map((name) => ({
		name,
		limit: `x-ratelimit-limit-${name}`,
		remaining: `x-ratelimit-remaining-${name}`,
		reset: `x-ratelimit-reset-${name}`,
	})),
	/** RFC 3339 dates. https://docs.claude.com/en/api/rate-limits */
	anthropic: ['requests', 'tokens', 'input-tokens', 'output-tokens'].map((name) => ({
		name,
		limit: `anthropic-ratelimit-${name}-limit`,
		remaining: `anthropic-ratelimit-${name}-remaining`,
		reset: `anthropic-ratelimit-${name}-reset`,
	})),
	/** https://developers.etsy.com/documentation/essentials/rate-limits; the short name is seen too. */
	etsy: [
		{
			name: 'second',
			limit: 'x-limit-per-second',
			remaining: 'x-remaining-this-second',
			windowMs: 1000,
		},
		{
			name: 'second',
			limit: 'x-limit-per-second',
			remaining: 'x-remaining-this-secon',
			windowMs: 1000,
		},
		{
			name: 'day',
			limit: 'x-limit-per-day',
			remaining: 'x-remaining-today',
		},
	],
	/**
	 * https://developers.hubspot.com/changelog/2018-11-06-rate-limit-information-headers-will-be-included-in-http-responses
	 * UNCONFIRMED: that the interval is ten seconds for every plan.
	 */
	hubspot: [
		{
			name: 'interval',
			limit: 'x-hubspot-ratelimit-max',
			remaining: 'x-hubspot-ratelimit-remaining',
			windowMs: 10_000,
		},
		{
			name: 'day',
			limit: 'x-hubspot-ratelimit-daily',
			remaining: 'x-hubspot-ratelimit-daily-remaining',
		},
	],
} satisfies Record<string, readonly RateHeaders[]>;
