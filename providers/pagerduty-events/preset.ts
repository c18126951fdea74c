import type { Preset } from '../Preset';
import { perMinute } from '../rates';
import { pagerdutyEventsApi } from './api';

export const pagerdutyEventsPreset = {
	name: 'pagerduty-events',
	displayName: 'PagerDuty (Events API v2)',
	docs: { api: 'https://developer.pagerduty.com/docs/events-api-v2-overview' },
	api: pagerdutyEventsApi,
	limits: { windows: [perMinute(120)] },
	// It also names the alert that a later event acknowledges or resolves: the user's to choose.
	idempotency: {
		place: { in: 'body', name: 'dedup_key' },
		automatic: false,
		calls: [{ method: 'POST', path: '/v2/enqueue' }],
		maxLength: 255,
	},
	errors: { message: 'errors[0]' },
	notes: [
		'POST /v2/enqueue for alerts, /v2/change/enqueue for changes; the answer is 202.',
		'A trigger with the dedup_key of an open alert makes no second one.',
		'An event has 512 kB at most.',
	],
	unconfirmed: [
		'The documentation wants the key in the body (routing_key); the header is what PagerDuty’s own Python client sends.',
		'The limit of an integration key: 120 a minute is what PagerDuty said in its forum, other sources say more.',
		'The host of the European Union, and the 512 kB of an event.',
	],
} as const satisfies Preset;
