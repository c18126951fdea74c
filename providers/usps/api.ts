import type { ProviderApi } from '../ProviderApi';

export const uspsApi = {
	baseUrl: 'https://{host}',
	auth: {
		type: 'oauth2-client-credentials',
		tokenUrl: 'https://{host}/oauth2/v3/token',
		clientId: '{clientId}',
		clientSecret: '{clientSecret}',
		clientIn: 'body',
	},
	fields: [
		{
			name: 'host',
			label: 'Environment',
			help: 'Testing has data of its own.',
			options: [
				{ value: 'apis.usps.com', label: 'Production' },
				{ value: 'apis-tem.usps.com', label: 'Testing' },
			],
		},
		{ name: 'clientId', label: 'Consumer Key', help: 'Developer portal → Apps.' },
		{ name: 'clientSecret', label: 'Consumer Secret', help: 'Of the same app.', secret: true },
	],
} as const satisfies ProviderApi;
