import type { ProviderApi } from '../ProviderApi';

export const anthropicApi = {
	baseUrl: 'https://api.anthropic.com',
	auth: { type: 'header', name: 'x-api-key', value: '{adminKey}' },
	fields: [
		{
			name: 'adminKey',
			label: 'Admin API Key',
			help: 'Console → Settings → Admin keys. It manages the webhooks of the organization (keys and user profiles); those of a workspace (sessions, vaults, deployments) are made in the Console.',
			secret: true,
			placeholder: 'sk-ant-admin…',
		},
	],
} as const satisfies ProviderApi;
