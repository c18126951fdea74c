import type { Preset } from '../Preset';
import { googleAnalyticsDataApi } from './api';

export const googleAnalyticsDataPreset = {
	name: 'google-analytics-data',
	displayName: 'Google Analytics (Data API)',
	docs: {
		api: 'https://developers.google.com/analytics/devguides/reporting/data/v1',
		limits: 'https://developers.google.com/analytics/devguides/reporting/data/v1/quotas',
	},
	api: googleAnalyticsDataApi,
	limits: {
		windows: [],
		inFlight: 10,
		plan: 'A standard property: 10 calls at a time, 200,000 tokens a day, 40,000 an hour. With returnPropertyQuota: true the answer says what is left.',
	},
	pagination: {
		report: {
			example: { method: 'POST', path: '/properties/{propertyId}:runReport' },
			strategy: {
				type: 'offset',
				itemsPath: 'rows',
				itemsOptional: true,
				place: { in: 'body', name: 'offset' },
				size: { place: { in: 'body', name: 'limit' }, items: 10_000 },
				endsOnShortPage: true,
			},
		},
	},
	errors: { message: 'error.message', code: 'error.status' },
	notes: [
		'Ten server errors in an hour lock the property out for that hour: keep the attempts few.',
		'A report changes nothing, so that its POST may be sent again.',
	],
} as const satisfies Preset;
