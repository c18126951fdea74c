import type { Preset } from '../Preset';
import { fedexApi } from './api';

export const fedexPreset = {
	name: 'fedex',
	displayName: 'FedEx',
	docs: {
		api: 'https://developer.fedex.com/api/en-us/catalog.html',
		limits: 'https://developer.fedex.com/api/en-us/guides/ratelimits.html',
	},
	api: fedexApi,
	headers: { 'x-locale': 'en_US' },
	limits: {
		windows: [{ requests: 1400, perMs: 10_000 }],
		plan: 'Of a project: 1,400 in 10 seconds. The organization has a daily quota besides, which ends at midnight GMT.',
	},
	errors: { message: 'errors[0].message', code: 'errors[0].code' },
	notes: [
		'There is no idempotency key: a shipment that got no answer is not sent again by itself.',
		'x-customer-transaction-id is echoed, and no more.',
	],
	unconfirmed: ['Whether a 429 says when to come back.', 'The form of its errors.'],
} as const satisfies Preset;
