import type { ProviderApi } from '../ProviderApi';

export const upsApi = {
	baseUrl: 'https://{host}',
	auth: {
		type: 'oauth2-client-credentials',
		tokenUrl: 'https://{host}/security/v1/oauth/token',
		clientId: '{clientId}',
		clientSecret: '{clientSecret}',
	},
	fields: [
		{
			name: 'host',
			label: 'Environment',
			help: 'The customer integration environment (CIE) is for tests.',
			options: [
				{ value: 'onlinetools.ups.com', label: 'Production' },
				{ value: 'wwwcie.ups.com', label: 'CIE' },
			],
		},
		{ name: 'clientId', label: 'Client ID', help: 'developer.ups.com → My apps.' },
		{ name: 'clientSecret', label: 'Client Secret', help: 'Of the same app.', secret: true },
	],
} as const satisfies ProviderApi;
