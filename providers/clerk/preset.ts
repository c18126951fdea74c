import type { Preset } from '../Preset';
import { clerkApi } from './api';

export const clerkPreset = {
	name: 'clerk',
	displayName: 'Clerk',
	docs: {
		api: 'https://clerk.com/docs/reference/backend-api',
		limits: 'https://clerk.com/docs/guides/how-clerk-works/system-limits',
	},
	api: clerkApi,
	limits: {
		windows: [{ requests: 100, perMs: 10_000 }],
		plan: 'A development instance: 100 requests in 10 seconds; one in production has 1,000.',
	},
	pagination: {
		list: {
			example: { path: '/users' },
			strategy: {
				type: 'offset',
				itemsPath: '@',
				place: { in: 'query', name: 'offset' },
				size: { place: { in: 'query', name: 'limit' }, items: 100 },
				endsOnShortPage: true,
			},
		},
	},
	errors: { message: 'errors[0].long_message', code: 'errors[0].code' },
	notes: ['Organizations and some others stand in `data` beside a total: set the items path then.'],
	unconfirmed: ['The form of its errors.'],
} as const satisfies Preset;
