import { mixpanelApi } from '../mixpanel/api';
import type { ProviderApi } from '../ProviderApi';

export const mixpanelQueryApi = {
	...mixpanelApi,
	baseUrl: 'https://{queryHost}/api/query',
	fields: [
		{
			name: 'queryHost',
			label: 'Data Residency',
			help: 'Where the project is.',
			options: [
				{ value: 'mixpanel.com', label: 'United States' },
				{ value: 'eu.mixpanel.com', label: 'European Union' },
				{ value: 'in.mixpanel.com', label: 'India' },
			],
		},
		...mixpanelApi.fields.filter(({ name }) => name !== 'host'),
	],
	// https://docs.mixpanel.com/reference/query-months-top-event-names
	test: '/events/names?type=general&limit=1',
} as const satisfies ProviderApi;
