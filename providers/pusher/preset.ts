import type { Preset } from '../Preset';
import { pusherApi } from './api';

export const pusherPreset = {
	name: 'pusher',
	displayName: 'Pusher Channels',
	docs: {
		api: 'https://pusher.com/docs/channels/library_auth_reference/rest-api/',
		limits: 'https://pusher.com/docs/channels/server_api/http-api/',
	},
	api: pusherApi,
	limits: { windows: [], plan: 'Messages a day and a second, by plan; no answer tells them.' },
	batches: {
		events: {
			path: '/batch_events',
			plan: {
				shape: { type: 'object', field: 'batch' },
				limits: { maxItems: 10, maxBytes: 200_000 },
				answer: { type: 'all' },
			},
		},
	},
	notes: [
		'The data of an event is a text of less than 10 kB; an object has to be written as JSON first.',
		'Errors are plain text.',
		'There is no idempotency key: an event that is sent twice arrives twice.',
	],
	unconfirmed: ['How large the body of a batch may be.'],
} as const satisfies Preset;
