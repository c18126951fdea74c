import type { Preset } from '../Preset';
import { perSecond } from '../rates';
import { segmentApi } from './api';

export const segmentPreset = {
	name: 'segment',
	displayName: 'Segment (tracking)',
	docs: {
		api: 'https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api',
	},
	api: segmentApi,
	limits: {
		windows: [perSecond(50)],
		plan: 'There is no hard limit; 50 calls a second is what Segment asks for.',
	},
	idempotency: {
		place: { in: 'body', name: 'messageId' },
		of: 'item',
		automatic: true,
		calls: [
			{ method: 'POST', path: '/v1/batch' },
			{ method: 'POST', path: '/v1/import' },
		],
		maxLength: 100,
		validMs: 24 * 3_600_000,
	},
	batches: {
		events: {
			path: '/batch',
			plan: {
				shape: { type: 'object', field: 'batch' },
				limits: { maxItems: 2500, maxBytes: 500_000, maxItemBytes: 32_000 },
				answer: { type: 'all' },
			},
			// Its Python library does (`gzip` in https://github.com/segmentio/analytics-python).
			gzip: true,
		},
	},
	errors: { message: 'message' },
	notes: [
		'Each event of a batch says its type: track, identify, page …',
		'The answer is 200 whatever was sent, but for bodies that are too large or no JSON: look at the source’s debugger.',
	],
	unconfirmed: [
		'At most 2,500 events in a batch, messageId of 100 characters, remembered for 24 hours or longer.',
		'The host of Dublin.',
	],
} as const satisfies Preset;
