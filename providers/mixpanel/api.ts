import type { ProviderApi } from '../ProviderApi';

export const mixpanelApi = {
	baseUrl: 'https://{host}',
	auth: { type: 'basic', user: '{serviceAccount}', password: '{serviceAccountSecret}' },
	fields: [
		{
			name: 'host',
			label: 'Data Residency',
			help: 'Where the project is.',
			options: [
				{ value: 'api.mixpanel.com', label: 'United States' },
				{ value: 'api-eu.mixpanel.com', label: 'European Union' },
				{ value: 'api-in.mixpanel.com', label: 'India' },
			],
		},
		{
			name: 'projectId',
			label: 'Project ID',
			help: 'Settings → Project settings.',
		},
		{
			name: 'serviceAccount',
			label: 'Service Account',
			help: 'Its user name: Settings → Organization settings → Service accounts. It needs the role Admin or Owner of the project.',
		},
		{
			name: 'serviceAccountSecret',
			label: 'Service Account Secret',
			help: 'Shown once, when the account is made.',
			secret: true,
		},
	],
} as const satisfies ProviderApi;
