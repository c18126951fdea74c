import type { Preset } from '../Preset';
import { perMinute } from '../rates';
import { sendgridApi } from './api';

export const sendgridPreset = {
	name: 'sendgrid',
	displayName: 'SendGrid',
	docs: {
		api: 'https://www.twilio.com/docs/sendgrid/api-reference',
		limits:
			'https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits',
	},
	api: sendgridApi,
	limits: {
		dialect: 'x-ratelimit',
		windows: [],
		// Sending is what it is for; all else has a limit of its own for each endpoint.
		endpoints: [{ path: '/v3/mail/send' }, { path: '/**', limits: [perMinute(600)] }],
	},
	pagination: {
		list: {
			example: { path: '/suppression/bounces' },
			strategy: {
				type: 'offset',
				itemsPath: '@',
				place: { in: 'query', name: 'offset' },
				size: { place: { in: 'query', name: 'limit' }, items: 500 },
				endsOnShortPage: true,
			},
		},
		marketing: {
			example: { path: '/marketing/singlesends?page_size=50' },
			strategy: { type: 'nextUrl', itemsPath: 'result', urlPath: '_metadata.next' },
		},
	},
	batches: {
		// One message to many: sender, subject and content are constants beside the list.
		personalizations: {
			path: '/mail/send',
			plan: {
				shape: { type: 'object', field: 'personalizations' },
				limits: { maxItems: 1000, maxBytes: 30_000_000 },
				answer: { type: 'all' },
			},
		},
	},
	errors: { message: 'errors[0].message', code: 'errors[0].field' },
	notes: ['There is no idempotency key: a message that got no answer is not sent again by itself.'],
	unconfirmed: [
		'600 calls a minute is documented for the version before this one; the headers tell the real figure.',
		'That a message has at most 1,000 personalizations and 30 MB.',
	],
} as const satisfies Preset;
