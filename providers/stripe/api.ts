import type { ProviderApi } from '../ProviderApi';

export const stripeApi = {
	baseUrl: 'https://api.stripe.com',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {apiKey}' },
	fields: [
		{
			name: 'apiKey',
			label: 'API Key',
			help: 'A secret or restricted key (sk_… or rk_…) of the mode the events come from. A restricted key needs Webhook Endpoints: Write, and Events: Read to fetch missed events.',
			secret: true,
			placeholder: 'rk_live_…',
		},
	],
	test: '/v1/webhook_endpoints?limit=1',
} as const satisfies ProviderApi;
