import type { Preset } from '../Preset';
import { upsApi } from './api';

export const upsPreset = {
	name: 'ups',
	displayName: 'UPS',
	docs: { api: 'https://developer.ups.com/api/reference' },
	api: upsApi,
	headers: { transactionsrc: 'n8n' },
	limits: { windows: [], plan: 'By contract, and not published: a 429 asks for a slower pace.' },
	errors: { message: 'response.errors[0].message', code: 'response.errors[0].code' },
	notes: [
		'Tracking wants a header transId as well, an id of your choice for each call; it does not prevent a repetition.',
		'There is no idempotency key: a shipment that got no answer is not sent again by itself.',
	],
	unconfirmed: ['Whether a 429 says when to come back.', 'The form of its errors.'],
} as const satisfies Preset;
