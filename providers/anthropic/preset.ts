import type { Preset } from '../Preset';
import { perMinute } from '../rates';
import { anthropicApi } from './api';

export const anthropicPreset = {
	name: 'anthropic',
	displayName: 'Anthropic',
	docs: {
		api: 'https://docs.claude.com/en/api/overview',
		limits: 'https://docs.claude.com/en/api/rate-limits',
	},
	// The same API; the admin key of its webhooks sends no messages.
	api: {
		...anthropicApi,
		auth: { ...anthropicApi.auth, value: '{apiKey}' },
		fields: [
			{
				name: 'apiKey',
				label: 'API Key',
				help: 'Console → API keys, of the workspace that pays.',
				secret: true,
				placeholder: 'sk-ant-api…',
			},
		],
		test: '/v1/models?limit=1',
	},
	headers: { 'anthropic-version': '2023-06-01' },
	limits: {
		dialect: 'anthropic',
		windows: [perMinute(50)],
		plan: 'The lowest usage tier: 50 requests a minute for each family of models. Tokens count too, and are read from every answer.',
	},
	// As its SDK does; 529 (overloaded) is retried as every 5xx is.
	retry: { retry: [409], header: 'x-should-retry' },
	pagination: {
		list: {
			example: { path: '/v1/models?limit=100' },
			strategy: {
				type: 'cursor',
				itemsPath: 'data',
				place: { in: 'query', name: 'after_id' },
				cursorPath: 'last_id',
				hasMorePath: 'has_more',
			},
		},
	},
	errors: { message: 'error.message', code: 'error.type' },
	notes: ['There is no idempotency key: a message that got no answer is not sent again by itself.'],
	unconfirmed: ['The 50 requests a minute of the lowest tier were read from third parties.'],
} as const satisfies Preset;
