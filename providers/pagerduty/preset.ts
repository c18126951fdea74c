import type { Preset } from '../Preset';
import { perMinute } from '../rates';
import { pagerdutyApi } from './api';

export const pagerdutyPreset = {
	name: 'pagerduty',
	displayName: 'PagerDuty (REST)',
	docs: {
		api: 'https://developer.pagerduty.com/api-reference/',
		limits: 'https://developer.pagerduty.com/docs/rest-api-rate-limits',
	},
	api: pagerdutyApi,
	headers: { accept: 'application/vnd.pagerduty+json;version=2' },
	limits: { dialect: 'ietf-separate', windows: [perMinute(960)] },
	pagination: {
		list: {
			example: { path: '/incidents' },
			strategy: {
				type: 'offset',
				itemsPath: 'incidents',
				place: { in: 'query', name: 'offset' },
				size: { place: { in: 'query', name: 'limit' }, items: 100 },
				hasMorePath: 'more',
			},
			named: true,
		},
	},
	errors: { message: 'error.message', code: 'error.code' },
	notes: ['Offset and limit together reach the first 10,000 items: narrow the list by time.'],
} as const satisfies Preset;
