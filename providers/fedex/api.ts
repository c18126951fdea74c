import type { ProviderApi } from '../ProviderApi';

export const fedexApi = {
	baseUrl: 'https://{host}',
	auth: {
		type: 'oauth2-client-credentials',
		tokenUrl: 'https://{host}/oauth/token',
		clientId: '{clientId}',
		clientSecret: '{clientSecret}',
		clientIn: 'body',
	},
	fields: [
		{
			name: 'host',
			label: 'Environment',
			help: 'Production and sandbox have projects and keys of their own.',
			options: [
				{ value: 'apis.fedex.com', label: 'Production' },
				{ value: 'apis-sandbox.fedex.com', label: 'Sandbox' },
			],
		},
		{ name: 'clientId', label: 'API Key', help: 'Developer portal → My projects.' },
		{
			name: 'clientSecret',
			label: 'Secret Key',
			help: 'Of the same project.',
			secret: true,
		},
	],
} as const satisfies ProviderApi;
