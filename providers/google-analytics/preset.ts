import type { Preset } from '../Preset';
import { googleAnalyticsApi } from './api';

export const googleAnalyticsPreset = {
	name: 'google-analytics',
	displayName: 'Google Analytics (Measurement Protocol)',
	docs: {
		api: 'https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference',
		limits:
			'https://developers.google.com/analytics/devguides/collection/protocol/ga4/sending-events#limitations',
	},
	api: googleAnalyticsApi,
	query: { measurement_id: '{measurementId}' },
	limits: { windows: [] },
	batches: {
		// One visitor for each call: client_id stands beside the list.
		events: {
			path: '/mp/collect',
			plan: {
				shape: { type: 'object', field: 'events' },
				limits: { maxItems: 25, maxBytes: 130_000 },
				answer: { type: 'all' },
			},
		},
	},
	notes: [
		'The answer is 204 whatever was sent, even for an event that Google throws away: try events at /debug/mp/collect first.',
		'An event that is sent twice counts twice, but for purchases with one transaction_id.',
		'client_id (or app_instance_id) is a constant of the batch: send each visitor’s events in a run of their own.',
	],
	unconfirmed: [
		'No limit of calls is published.',
		'The 130 kB of a body were not looked up again.',
	],
} as const satisfies Preset;
