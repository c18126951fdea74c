import type { Preset } from '../Preset';
import { openaiApi } from './api';

export const openaiPreset = {
	name: 'openai',
	displayName: 'OpenAI',
	docs: {
		api: 'https://platform.openai.com/docs/api-reference',
		limits: 'https://platform.openai.com/docs/guides/rate-limits',
	},
	api: { ...openaiApi, test: '/models' },
	limits: {
		dialect: 'openai',
		windows: [],
		plan: 'Requests and tokens a minute, for each model and usage tier, in every answer.',
	},
	// As its SDK does.
	retry: { retry: [409], header: 'x-should-retry' },
	pagination: {
		list: {
			example: { path: '/files?limit=100' },
			strategy: {
				type: 'cursor',
				itemsPath: 'data',
				place: { in: 'query', name: 'after' },
				cursorPath: 'data[-1].id',
				hasMorePath: 'has_more',
			},
		},
	},
	batches: {
		// Items are texts; the model is a constant beside them.
		embeddings: {
			path: '/embeddings',
			plan: {
				shape: { type: 'object', field: 'input' },
				limits: { maxItems: 2048, maxBytes: 1_000_000 },
				answer: { type: 'index', path: 'data' },
			},
		},
	},
	errors: { message: 'error.message', code: 'error.code' },
	notes: [
		'A 429 with the code insufficient_quota does not pass: the account has no credit.',
		'There is no idempotency key: a request that got no answer is not sent again by itself.',
	],
	unconfirmed: [
		'A body of embeddings may hold 300,000 tokens; a million bytes stays below it for most texts.',
		'That a call makes at most 2,048 embeddings.',
	],
} as const satisfies Preset;
