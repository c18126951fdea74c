import type { ProviderApi } from '../ProviderApi';

export const squareApi = {
	baseUrl: 'https://{host}',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {accessToken}' },
	fields: [
		{
			name: 'host',
			label: 'Environment',
			help: 'Production and sandbox have tokens and webhooks of their own.',
			options: [
				{ value: 'connect.squareup.com', label: 'Production' },
				{ value: 'connect.squareupsandbox.com', label: 'Sandbox' },
			],
		},
		{
			name: 'accessToken',
			label: 'Personal Access Token',
			help: 'Of the application: developer console → Credentials. Webhooks belong to the application, so that a seller’s OAuth token is not accepted. Missed events can be fetched once the Events API is switched on for the application.',
			secret: true,
		},
	],
	test: '/v2/webhooks/event-types',
} as const satisfies ProviderApi;
