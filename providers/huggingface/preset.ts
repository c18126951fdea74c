import type { Preset } from '../Preset';
import { huggingfaceApi } from './api';

export const huggingfacePreset = {
	name: 'huggingface',
	displayName: 'Hugging Face',
	docs: {
		api: 'https://huggingface.co/docs/hub/api',
		limits: 'https://huggingface.co/docs/hub/rate-limits',
	},
	api: huggingfaceApi,
	limits: {
		dialect: 'ietf',
		windows: [{ requests: 1000, perMs: 300_000 }],
		plan: 'A free account with a token: 1,000 calls in 5 minutes.',
	},
	pagination: {
		list: {
			example: { path: '/models?limit=100' },
			strategy: { type: 'link', itemsPath: '@' },
		},
	},
	errors: { message: 'error' },
	notes: [
		'Inference Providers have the address https://router.huggingface.co/v1 and bill by use: the same token works there.',
	],
	unconfirmed: ['The limits and headers of Inference Providers.'],
} as const satisfies Preset;
