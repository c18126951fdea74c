import type { Preset } from '../Preset';
import { paypalApi } from './api';

export const paypalPreset = {
	name: 'paypal',
	displayName: 'PayPal',
	docs: {
		api: 'https://developer.paypal.com/api/rest/',
		limits: 'https://developer.paypal.com/reference/guidelines/rate-limiting/',
	},
	api: paypalApi,
	limits: { windows: [], plan: 'None is published: a 429 asks for a slower pace.' },
	// https://developer.paypal.com/api/rest/reference/idempotency
	idempotency: {
		place: { in: 'header', name: 'PayPal-Request-Id' },
		automatic: true,
		calls: [{ method: 'POST', path: '/**' }],
		maxLength: 38,
		validMs: 6 * 3_600_000,
	},
	pagination: {
		list: {
			example: { path: '/v1/billing/plans?page_size=20' },
			strategy: {
				type: 'nextUrl',
				itemsPath: 'plans',
				itemsOptional: true,
				urlPath: 'links[?rel=next][0].href',
			},
			named: true,
		},
	},
	errors: { message: 'message', code: 'name' },
	notes: ['Calls that do not know the idempotency key ignore it.'],
	unconfirmed: [
		'How long a key is kept and how long it may be differs between the APIs: 6 hours (orders) and 38 characters (subscriptions) are the least that is known.',
	],
} as const satisfies Preset;
