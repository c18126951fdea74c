import { auth0Api } from '../auth0-log-stream/management';
import type { Preset } from '../Preset';
import { perSecond } from '../rates';

export const auth0Preset = {
	name: 'auth0',
	displayName: 'Auth0 Management',
	docs: {
		api: 'https://auth0.com/docs/api/management/v2',
		limits:
			'https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy/management-api-endpoint-rate-limits',
	},
	api: auth0Api('the scopes of what you call', '/api/v2/clients?per_page=1'),
	limits: {
		dialect: 'x-ratelimit',
		windows: [perSecond(2)],
		plan: 'A free tenant in production: 2 requests a second, with short bursts; other free tenants have less.',
	},
	pagination: {
		pages: {
			example: { path: '/api/v2/users' },
			strategy: {
				type: 'page',
				itemsPath: '@',
				place: { in: 'query', name: 'page' },
				first: 0,
				size: { place: { in: 'query', name: 'per_page' }, items: 100 },
				endsOnShortPage: true,
			},
		},
		checkpoint: {
			example: { path: '/api/v2/clients?take=100' },
			strategy: {
				type: 'cursor',
				itemsPath: 'clients',
				place: { in: 'query', name: 'from' },
				cursorPath: 'next',
			},
			named: true,
		},
	},
	errors: { message: 'message', code: 'errorCode' },
	notes: ['Pages end after 1,000 items; the checkpoint goes on, where the call knows it.'],
	unconfirmed: ['That pages end after 1,000 items, and which lists know the checkpoint.'],
} as const satisfies Preset;
