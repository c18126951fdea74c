import type { Preset } from '../Preset';
import { perSecond } from '../rates';
import { googleCloudStorageApi } from './api';

const writes = { path: '/**', limits: [perSecond(1000)] };
const reads = { path: '/**', limits: [perSecond(5000)] };

export const googleCloudStoragePreset = {
	name: 'google-cloud-storage',
	displayName: 'Google Cloud Storage',
	docs: {
		api: 'https://cloud.google.com/storage/docs/json_api/v1',
		limits: 'https://cloud.google.com/storage/quotas',
	},
	api: googleCloudStorageApi,
	limits: {
		windows: [],
		// Of a bucket, to begin with; it grows with the load.
		endpoints: [
			{ method: 'GET', ...reads },
			{ method: 'HEAD', ...reads },
			{ method: 'POST', ...writes },
			{ method: 'PUT', ...writes },
			{ method: 'PATCH', ...writes },
			{ method: 'DELETE', ...writes },
		],
	},
	pagination: {
		list: {
			example: { path: '/storage/v1/b/{bucket}/o' },
			strategy: {
				type: 'cursor',
				itemsPath: 'items',
				itemsOptional: true,
				place: { in: 'query', name: 'pageToken' },
				cursorPath: 'nextPageToken',
			},
		},
	},
	errors: { message: 'error.message', code: 'error.code' },
	notes: [
		'An upload is safe to repeat with ifGenerationMatch in the query: 0 for an object that must be new (https://cloud.google.com/storage/docs/retry-strategy).',
		'One write a second for each object; more are answered 429, which is retried.',
	],
} as const satisfies Preset;
