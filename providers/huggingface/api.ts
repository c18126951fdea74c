import type { ProviderApi } from '../ProviderApi';

export const huggingfaceApi = {
	baseUrl: 'https://huggingface.co/api',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {token}' },
	fields: [
		{
			name: 'token',
			label: 'Access Token',
			help: 'Settings → Access Tokens: a fine-grained token with “Access webhooks data” and “Create and manage webhooks”, or one with the role write.',
			secret: true,
			placeholder: 'hf_…',
		},
		{
			name: 'watched',
			label: 'Watched',
			help: 'What to watch, separated by commas, each as type:name with the type user, org, model, dataset or space.',
			placeholder: 'org:my-org, model:someone/a-model',
		},
	],
	test: '/whoami-v2',
} as const satisfies ProviderApi;
