import type { Preset } from '../Preset';
import { segmentPublicApi } from './api';

export const segmentPublicPreset = {
	name: 'segment-public',
	displayName: 'Segment (Public API)',
	docs: {
		api: 'https://docs.segmentapis.com/',
		limits: 'https://docs.segmentapis.com/tag/Rate-Limits',
	},
	api: segmentPublicApi,
	limits: {
		dialect: 'x-ratelimit',
		windows: [],
		plan: 'Each call has its own limit, by its cost; every answer tells what is left.',
	},
	pagination: {
		list: {
			example: { path: '/warehouses?pagination.count=200' },
			strategy: {
				type: 'cursor',
				itemsPath: 'data.warehouses',
				place: { in: 'query', name: 'pagination.cursor' },
				cursorPath: 'data.pagination.next',
			},
			named: true,
		},
	},
	errors: { message: 'errors[0].message', code: 'errors[0].type' },
	unconfirmed: ['The host of the European Union.'],
} as const satisfies Preset;
