import type { Preset } from '../Preset';
import { datadogApi } from './api';

export const datadogPreset = {
	name: 'datadog',
	displayName: 'Datadog',
	docs: {
		api: 'https://docs.datadoghq.com/api/latest/',
		limits: 'https://docs.datadoghq.com/api/latest/rate-limits/',
	},
	api: datadogApi,
	headers: { 'dd-api-key': '{apiKey}' },
	limits: {
		dialect: 'x-ratelimit',
		windows: [],
		plan: 'Each endpoint has its own limit, for the whole organization, in every answer. Logs and metrics have none.',
	},
	pagination: {
		cursor: {
			example: { path: '/api/v2/logs/events?page[limit]=100' },
			strategy: {
				type: 'cursor',
				itemsPath: 'data',
				place: { in: 'query', name: 'page[cursor]' },
				cursorPath: 'meta.page.after',
			},
		},
		pages: {
			example: { path: '/api/v1/monitor' },
			strategy: {
				type: 'page',
				itemsPath: '@',
				place: { in: 'query', name: 'page' },
				first: 0,
				size: { place: { in: 'query', name: 'page_size' }, items: 100 },
				endsOnShortPage: true,
			},
		},
	},
	batches: {
		// https://docs.datadoghq.com/api/latest/logs/send-logs/
		logs: {
			path: 'https://http-intake.logs.{site}/api/v2/logs',
			plan: {
				shape: { type: 'array' },
				limits: { maxItems: 1000, maxBytes: 5_000_000, maxItemBytes: 1_000_000 },
				answer: { type: 'all' },
			},
			gzip: true,
		},
		// https://docs.datadoghq.com/api/latest/metrics/submit-metrics/ names bytes and no number.
		metrics: {
			path: '/api/v2/series',
			plan: {
				shape: { type: 'object', field: 'series' },
				limits: { maxItems: 1000, maxBytes: 512_000 },
				answer: { type: 'all' },
			},
			gzip: true,
		},
	},
	errors: { message: 'errors[0]' },
	notes: ['Sending logs or metrics twice doubles them: there is no idempotency key.'],
	unconfirmed: ['The names of the parameters of its pages.'],
} as const satisfies Preset;
