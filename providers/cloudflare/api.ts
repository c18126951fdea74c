import type { ProviderApi } from '../ProviderApi';

export const cloudflareApi = {
	baseUrl: 'https://api.cloudflare.com/client/v4',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {apiToken}' },
	fields: [
		{
			name: 'apiToken',
			label: 'API Token',
			help: 'My Profile → API Tokens, with Account → Notifications → Edit.',
			secret: true,
		},
		{
			name: 'accountId',
			label: 'Account ID',
			help: 'On the overview page of the account.',
		},
	],
	test: '/user/tokens/verify',
} as const satisfies ProviderApi;
