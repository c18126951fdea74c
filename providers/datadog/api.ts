import type { ProviderApi } from '../ProviderApi';

export const datadogApi = {
	baseUrl: 'https://api.{site}',
	auth: { type: 'header', name: 'dd-application-key', value: '{applicationKey}' },
	fields: [
		{
			name: 'site',
			label: 'Site',
			help: 'The one in the address of your Datadog.',
			options: [
				{ value: 'datadoghq.com', label: 'US1' },
				{ value: 'us3.datadoghq.com', label: 'US3' },
				{ value: 'us5.datadoghq.com', label: 'US5' },
				{ value: 'datadoghq.eu', label: 'EU1' },
				{ value: 'ap1.datadoghq.com', label: 'AP1' },
				{ value: 'ap2.datadoghq.com', label: 'AP2' },
				{ value: 'ddog-gov.com', label: 'US1-FED' },
			],
		},
		{
			name: 'apiKey',
			label: 'API Key',
			help: 'Organization Settings → API Keys.',
			secret: true,
		},
		{
			name: 'applicationKey',
			label: 'Application Key',
			help: 'Organization Settings → Application Keys, of a user who may manage integrations (manage_integrations).',
			secret: true,
		},
	],
} as const satisfies ProviderApi;
