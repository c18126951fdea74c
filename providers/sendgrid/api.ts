import type { ProviderApi } from '../ProviderApi';

export const sendgridApi = {
	baseUrl: 'https://{host}/v3',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {apiKey}' },
	fields: [
		{
			name: 'host',
			label: 'Region',
			help: 'Where the account is.',
			options: [
				{ value: 'api.sendgrid.com', label: 'Global' },
				{ value: 'api.eu.sendgrid.com', label: 'European Union' },
			],
		},
		{
			name: 'apiKey',
			label: 'API Key',
			help: 'Settings → API Keys, restricted, with full access to Mail Settings → Event Notification (user.webhooks.event.settings).',
			secret: true,
			placeholder: 'SG.…',
		},
	],
	test: '/scopes',
} as const satisfies ProviderApi;
