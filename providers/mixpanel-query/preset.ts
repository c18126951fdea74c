import type { Preset } from '../Preset';
import { perHour, perSecond } from '../rates';
import { mixpanelQueryApi } from './api';

export const mixpanelQueryPreset = {
	name: 'mixpanel-query',
	displayName: 'Mixpanel (query)',
	docs: {
		api: 'https://docs.mixpanel.com/reference/query-api',
		limits: 'https://docs.mixpanel.com/reference/rate-limits',
	},
	api: mixpanelQueryApi,
	query: { project_id: '{projectId}' },
	limits: { windows: [perSecond(3), perHour(60)], inFlight: 5 },
	errors: { message: 'error' },
	notes: [
		'Profiles (/engage) hand out pages with a session_id of the first one, which is not paged by itself.',
	],
	unconfirmed: ['The hosts of the regions.'],
} as const satisfies Preset;
