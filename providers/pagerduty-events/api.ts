import type { ProviderApi } from '../ProviderApi';

export const pagerdutyEventsApi = {
	baseUrl: 'https://{host}',
	auth: { type: 'header', name: 'x-routing-key', value: '{routingKey}' },
	fields: [
		{
			name: 'host',
			label: 'Region',
			help: 'Where the account is.',
			options: [
				{ value: 'events.pagerduty.com', label: 'United States' },
				{ value: 'events.eu.pagerduty.com', label: 'European Union' },
			],
		},
		{
			name: 'routingKey',
			label: 'Integration Key',
			help: 'Of the service (Integrations → Events API v2) or of an event orchestration: 32 characters.',
			secret: true,
		},
	],
} as const satisfies ProviderApi;
