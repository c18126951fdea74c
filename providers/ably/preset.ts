import type { Preset } from '../Preset';
import { perSecond } from '../rates';

/** Messages and presence. Apps and rules are managed with `ablyApi`, whose token is another one. */
export const ablyPreset = {
	name: 'ably',
	displayName: 'Ably',
	docs: {
		api: 'https://ably.com/docs/api/rest-api',
		limits: 'https://ably.com/docs/platform/pricing/limits',
	},
	api: {
		baseUrl: 'https://main.realtime.ably.net',
		auth: { type: 'basic', user: '{keyName}', password: '{keySecret}' },
		fields: [
			{
				name: 'keyName',
				label: 'API Key Name',
				help: 'The part of an API key before the colon.',
				placeholder: 'appId.keyId',
			},
			{
				name: 'keySecret',
				label: 'API Key Secret',
				help: 'The part of the same key after the colon.',
				secret: true,
			},
		],
	},
	limits: {
		windows: [perSecond(500)],
		endpoints: [{ method: 'POST', path: '/channels/*/messages', limits: [perSecond(50)] }],
		plan: 'The free package: 500 messages a second in all, and 50 in one channel.',
	},
	// Without a key a publish that got no answer may be doubled.
	// https://ably.com/docs/pub-sub/advanced#idempotency
	idempotency: {
		place: { in: 'body', name: 'id' },
		automatic: false,
		calls: [{ method: 'POST', path: '/channels/*/messages' }],
		maxLength: 64,
		validMs: 2 * 60_000,
	},
	pagination: {
		list: {
			example: { path: '/channels/orders/messages?limit=100' },
			strategy: { type: 'link', itemsPath: '@' },
		},
	},
	errors: { message: 'error.message', code: 'error.code' },
	notes: ['Next pages are relative links in the Link header.'],
	unconfirmed: [
		'The rates of the free package were read from a third party.',
		'How long a message id is remembered (two minutes) and how long it may be.',
		'The form of its errors and of its pages.',
	],
} as const satisfies Preset;
