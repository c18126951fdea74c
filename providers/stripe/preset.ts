import type { Preset } from '../Preset';
import { perSecond } from '../rates';
import { stripeApi } from './api';

export const stripePreset = {
	name: 'stripe',
	displayName: 'Stripe',
	docs: {
		api: 'https://docs.stripe.com/api',
		limits: 'https://docs.stripe.com/rate-limits',
	},
	api: stripeApi,
	headers: { 'stripe-version': '2025-09-30.clover' },
	body: 'form',
	limits: {
		windows: [perSecond(25)],
		endpoints: [
			{ path: '/v1/*/search', limits: [perSecond(20)] },
			{ path: '/v1/files', limits: [perSecond(20)] },
		],
		plan: 'A sandbox, and any one endpoint: 25 a second. A live account has 100 over all endpoints.',
	},
	// A 409 is two calls at once with one key; https://docs.stripe.com/error-low-level
	retry: { retry: [409], header: 'stripe-should-retry' },
	idempotency: {
		place: { in: 'header', name: 'Idempotency-Key' },
		automatic: true,
		calls: [{ method: 'POST', path: '/**' }],
		maxLength: 255,
		validMs: 24 * 3_600_000,
	},
	pagination: {
		list: {
			example: { path: '/v1/customers?limit=100' },
			strategy: {
				type: 'cursor',
				itemsPath: 'data',
				place: { in: 'query', name: 'starting_after' },
				cursorPath: 'data[-1].id',
				hasMorePath: 'has_more',
			},
		},
		search: {
			example: { path: '/v1/customers/search?limit=100&query=email:"a@example.com"' },
			strategy: {
				type: 'cursor',
				itemsPath: 'data',
				place: { in: 'query', name: 'page' },
				cursorPath: 'next_page',
				hasMorePath: 'has_more',
			},
		},
		v2: {
			example: { path: '/v2/core/events?limit=20' },
			strategy: { type: 'nextUrl', itemsPath: 'data', urlPath: 'next_page_url' },
		},
	},
	errors: { message: 'error.message', code: 'error.code' },
	notes: [
		'v1 takes forms, v2 takes JSON.',
		'A repetition gets the first answer again, a 500 included: a failed call wants a new key to be tried anew.',
		'A 429 carries Stripe-Rate-Limited-Reason and no time to come back.',
	],
	unconfirmed: ['The limits were read from third parties that quote the documentation (2026).'],
} as const satisfies Preset;
