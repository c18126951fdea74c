import type { ProviderApi } from '../ProviderApi';

export const pagerdutyApi = {
	baseUrl: 'https://{host}',
	auth: { type: 'header', name: 'authorization', value: 'Token token={apiKey}' },
	fields: [
		{
			name: 'host',
			label: 'Region',
			help: 'Where the account is.',
			options: [
				{ value: 'api.pagerduty.com', label: 'United States' },
				{ value: 'api.eu.pagerduty.com', label: 'European Union' },
			],
		},
		{
			name: 'apiKey',
			label: 'API Key',
			help: 'Integrations → API Access Keys, not read-only (webhook_subscriptions.write), of the account, or of a user who may manage the service below.',
			secret: true,
		},
		{
			name: 'serviceId',
			label: 'Service ID',
			help: 'Only the events of this service; empty for the whole account.',
			placeholder: 'PXXXXXX',
		},
	],
	test: '/abilities',
} as const satisfies ProviderApi;
