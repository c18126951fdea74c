import type { ProviderApi } from '../ProviderApi';

export const paypalApi = {
	baseUrl: 'https://{host}',
	auth: {
		type: 'oauth2-client-credentials',
		tokenUrl: 'https://{host}/v1/oauth2/token',
		clientId: '{clientId}',
		clientSecret: '{clientSecret}',
	},
	fields: [
		{
			name: 'host',
			label: 'Environment',
			help: 'Live and sandbox have apps and webhooks of their own.',
			options: [
				{ value: 'api-m.paypal.com', label: 'Live' },
				{ value: 'api-m.sandbox.paypal.com', label: 'Sandbox' },
			],
		},
		{
			name: 'clientId',
			label: 'Client ID',
			help: 'Of the app whose events you want: developer dashboard → Apps & Credentials. An app manages its own webhooks; no further right is needed.',
		},
		{ name: 'clientSecret', label: 'Client Secret', help: 'Of the same app.', secret: true },
	],
	test: '/v1/notifications/webhooks',
} as const satisfies ProviderApi;
