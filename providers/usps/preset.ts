import type { Preset } from '../Preset';
import { perHour } from '../rates';
import { uspsApi } from './api';

export const uspsPreset = {
	name: 'usps',
	displayName: 'USPS',
	docs: { api: 'https://developers.usps.com/apis' },
	api: uspsApi,
	limits: {
		windows: [perHour(60)],
		plan: 'A new app: 60 calls an hour. More is granted on request.',
	},
	errors: { message: 'error.message', code: 'error.code' },
	notes: ['There is no idempotency key: a label that got no answer is not sent again by itself.'],
	unconfirmed: [
		'The limit was read from third parties (2026); the API does not publish it.',
		'The form of its errors.',
	],
} as const satisfies Preset;
