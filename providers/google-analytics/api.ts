import type { ProviderApi } from '../ProviderApi';

export const googleAnalyticsApi = {
	baseUrl: 'https://{host}',
	auth: { type: 'query', name: 'api_secret', value: '{apiSecret}' },
	fields: [
		{
			name: 'host',
			label: 'Region',
			help: 'Where the events are collected.',
			options: [
				{ value: 'www.google-analytics.com', label: 'Global' },
				{ value: 'region1.google-analytics.com', label: 'European Union' },
			],
		},
		{
			name: 'measurementId',
			label: 'Measurement ID',
			help: 'Admin → Data streams → your stream. It is not the stream’s id.',
			placeholder: 'G-XXXXXXXXXX',
		},
		{
			name: 'apiSecret',
			label: 'API Secret',
			help: 'In the same stream: Measurement Protocol API secrets.',
			secret: true,
		},
	],
} as const satisfies ProviderApi;
