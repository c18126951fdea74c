import type { ProviderApi } from '../ProviderApi';

export const clerkApi = {
	baseUrl: 'https://api.clerk.com/v1',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {secretKey}' },
	fields: [
		{
			name: 'secretKey',
			label: 'Secret Key',
			help: 'Dashboard → Configure → API keys, of the instance you call.',
			secret: true,
			placeholder: 'sk_live_…',
		},
	],
	test: '/users/count',
} as const satisfies ProviderApi;
