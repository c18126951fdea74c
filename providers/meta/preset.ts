import type { Preset } from '../Preset';
import { metaApi } from './api';

export const metaPreset = {
	name: 'meta',
	displayName: 'Meta (Graph and Conversions API)',
	docs: {
		api: 'https://developers.facebook.com/docs/marketing-api/conversions-api',
		limits: 'https://developers.facebook.com/docs/graph-api/overview/rate-limiting',
	},
	// The same API; the app’s own token, which manages webhooks, sends no events.
	api: {
		...metaApi,
		auth: { ...metaApi.auth, value: '{accessToken}' },
		fields: [
			{
				name: 'accessToken',
				label: 'Access Token',
				help: 'Events Manager → your dataset → Settings → Conversions API, or of a system user.',
				secret: true,
			},
			{
				name: 'datasetId',
				label: 'Dataset (Pixel) ID',
				help: 'Where conversion events go.',
			},
		],
		test: '/me',
	},
	limits: {
		dialect: 'meta',
		windows: [],
		plan: 'Shares of what the app, page or business may use, in every answer.',
	},
	idempotency: {
		place: { in: 'body', name: 'event_id' },
		of: 'item',
		// A repetition would count as safe, which is not confirmed: see below.
		automatic: false,
		calls: [{ method: 'POST', path: '/*/*/events' }],
		maxLength: 64,
		validMs: 48 * 3_600_000,
	},
	pagination: {
		list: {
			example: { path: '/me/accounts?limit=100' },
			strategy: { type: 'nextUrl', itemsPath: 'data', urlPath: 'paging.next' },
		},
	},
	batches: {
		// One bad event sinks the whole call.
		events: {
			path: '/{datasetId}/events',
			plan: {
				shape: { type: 'object', field: 'data' },
				limits: { maxItems: 1000, maxBytes: 10_000_000 },
				answer: { type: 'all' },
				bisect: { statuses: [400], maxCalls: 20 },
			},
		},
	},
	errors: { message: 'error.message', code: 'error.code' },
	notes: [
		'An event may be seven days old at most; an older one sinks its batch.',
		'Too many calls may be answered 400 with code 4, 17, 32, 613 or 80000 and up: such an answer is final here, and the usage headers are what keeps from it.',
	],
	unconfirmed: [
		'Whether a repeated event_id from a server alone counts once: the documentation says it of a server and a browser.',
		'How large a body and how long an event_id may be.',
	],
} as const satisfies Preset;
