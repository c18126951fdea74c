import type { ProviderApi } from '../ProviderApi';

export const segmentPublicApi = {
	baseUrl: 'https://{host}',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {token}' },
	fields: [
		{
			name: 'host',
			label: 'Region',
			help: 'Where the workspace is.',
			options: [
				{ value: 'api.segmentapis.com', label: 'United States' },
				{ value: 'eu1.api.segmentapis.com', label: 'European Union' },
			],
		},
		{
			name: 'token',
			label: 'Public API Token',
			help: 'Settings → Workspace settings → Access management → Tokens.',
			secret: true,
		},
	],
	test: '/',
} as const satisfies ProviderApi;
