import type { Preset } from '../Preset';
import { postmarkApi } from './api';

export const postmarkPreset = {
	name: 'postmark',
	displayName: 'Postmark',
	docs: {
		api: 'https://postmarkapp.com/developer/api/overview',
		limits: 'https://postmarkapp.com/developer/user-guide/send-email-with-api/batch-emails',
	},
	api: postmarkApi,
	headers: { accept: 'application/json' },
	limits: { windows: [], plan: 'None is published: a 429 asks for a slower pace.' },
	pagination: {
		list: {
			example: { path: '/messages/outbound' },
			strategy: {
				type: 'offset',
				itemsPath: 'Messages',
				place: { in: 'query', name: 'offset' },
				size: { place: { in: 'query', name: 'count' }, items: 500 },
				endsOnShortPage: true,
			},
			named: true,
		},
	},
	batches: {
		messages: {
			path: '/email/batch',
			plan: {
				shape: { type: 'array' },
				limits: { maxItems: 500, maxBytes: 50_000_000 },
				answer: { type: 'index', path: '@', statusPath: 'ErrorCode', success: ['0'] },
			},
		},
	},
	errors: { message: 'Message', code: 'ErrorCode' },
	notes: [
		'There is no idempotency key: a message that got no answer is not sent again by itself.',
		'Count and offset together reach the first 10,000 messages.',
	],
	unconfirmed: ['That lists end after 10,000 messages.'],
} as const satisfies Preset;
