import type { ProviderApi } from '../ProviderApi';

export const oktaApi = {
	baseUrl: 'https://{domain}',
	auth: { type: 'header', name: 'authorization', value: 'SSWS {apiToken}' },
	fields: [
		{
			name: 'domain',
			label: 'Okta Domain',
			help: 'Without https and without -admin.',
			placeholder: 'example.okta.com',
		},
		{
			name: 'apiToken',
			label: 'API Token',
			help: 'Security → API → Tokens, made by an administrator who may manage event hooks (okta.eventHooks.manage); to fetch missed events also one who may read the system log (okta.logs.read).',
			secret: true,
		},
	],
	test: '/api/v1/eventHooks',
} as const satisfies ProviderApi;
