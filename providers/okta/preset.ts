import type { Preset } from '../Preset';
import { perMinute } from '../rates';
import { oktaApi } from './api';

export const oktaPreset = {
	name: 'okta',
	displayName: 'Okta',
	docs: {
		api: 'https://developer.okta.com/docs/api/',
		limits: 'https://developer.okta.com/docs/reference/rate-limits/',
	},
	api: { ...oktaApi, test: '/api/v1/users?limit=1' },
	limits: {
		dialect: 'x-ratelimit',
		windows: [perMinute(100)],
		inFlight: 10,
		plan: 'Each endpoint has its own limit, of the organization and its plan: 100 a minute is the least. Every answer tells it.',
	},
	pagination: {
		list: {
			example: { path: '/api/v1/users?limit=200' },
			strategy: { type: 'link', itemsPath: '@' },
		},
	},
	errors: { message: 'errorSummary', code: 'errorCode' },
	notes: ['There is no idempotency key.'],
	unconfirmed: [
		'The figures of the Integrator Free Plan; 75 calls at a time are allowed where a plan is paid.',
	],
} as const satisfies Preset;
