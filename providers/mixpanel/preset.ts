import type { Preset } from '../Preset';
import { mixpanelApi } from './api';

export const mixpanelPreset = {
	name: 'mixpanel',
	displayName: 'Mixpanel (import)',
	docs: {
		api: 'https://docs.mixpanel.com/reference/import-events',
		limits: 'https://docs.mixpanel.com/reference/import-events#rate-limits',
	},
	api: mixpanelApi,
	query: { project_id: '{projectId}', strict: '1' },
	// 2 GB or about 30,000 events in any second: for calls that are full, ten at a time stay below it.
	limits: { windows: [], inFlight: 10 },
	idempotency: {
		place: { in: 'body', name: 'properties.$insert_id' },
		of: 'item',
		automatic: true,
		calls: [{ method: 'POST', path: '/import' }],
		maxLength: 36,
	},
	batches: {
		events: {
			path: '/import',
			plan: {
				shape: { type: 'array' },
				limits: { maxItems: 2000, maxBytes: 10_000_000, maxItemBytes: 1_000_000 },
				answer: {
					type: 'failures',
					path: 'failed_records',
					indexPath: 'index',
					messagePath: 'message',
				},
				// 400 means that the events that are not named were taken.
				partialStatuses: [400],
			},
			gzip: true,
		},
	},
	errors: { message: 'error', code: 'code' },
	notes: ['The limit of 10 MB is of the body before it is compressed.'],
	unconfirmed: [
		'An example in the documentation shows 2 MB as the limit of a body; the text says 10 MB.',
		'That ten calls at a time are what Mixpanel recommends.',
	],
} as const satisfies Preset;
