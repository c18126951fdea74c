import type { ProviderApi } from '../ProviderApi';

export const openaiApi = {
	baseUrl: 'https://api.openai.com/v1',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {apiKey}' },
	fields: [
		{
			name: 'apiKey',
			label: 'API Key',
			help: 'Of the project whose events you want, with write access to webhooks.',
			secret: true,
			placeholder: 'sk-proj-…',
		},
	],
	test: '/webhook_endpoints?limit=1',
} as const satisfies ProviderApi;
