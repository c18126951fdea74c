import type { Preset } from '../Preset';
import { cloudflareApi } from './api';

export const cloudflarePreset = {
	name: 'cloudflare',
	displayName: 'Cloudflare',
	docs: {
		api: 'https://developers.cloudflare.com/api/',
		limits: 'https://developers.cloudflare.com/fundamentals/api/reference/limits/',
	},
	api: cloudflareApi,
	limits: { dialect: 'ietf', windows: [{ requests: 1200, perMs: 300_000 }] },
	pagination: {
		pages: {
			example: { path: '/zones' },
			strategy: {
				type: 'page',
				itemsPath: 'result',
				place: { in: 'query', name: 'page' },
				size: { place: { in: 'query', name: 'per_page' }, items: 50 },
				endsOnShortPage: true,
			},
		},
		cursor: {
			example: { path: '/accounts/{accountId}/rules/lists/1/items?per_page=500' },
			strategy: {
				type: 'cursor',
				itemsPath: 'result',
				place: { in: 'query', name: 'cursor' },
				cursorPath: 'result_info.cursors.after',
			},
		},
	},
	errors: { message: 'errors[0].message', code: 'errors[0].code', ok: 'success' },
	notes: [
		'Who goes over the limit is refused for five minutes.',
		'Events of R2 go to a queue: POST /accounts/{account}/queues/{queue}/messages/pull takes them, …/ack confirms them.',
	],
	unconfirmed: ['Where each list has its cursor.'],
} as const satisfies Preset;
