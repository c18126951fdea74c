import type { ProviderApi } from '../ProviderApi';

export const slackApi = {
	baseUrl: 'https://slack.com/api',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {token}' },
	fields: [
		{
			name: 'token',
			label: 'Bot Token',
			help: 'Your app → OAuth & Permissions, with the scopes of what you call (chat:write …).',
			secret: true,
			placeholder: 'xoxb-…',
		},
	],
	test: '/auth.test',
} as const satisfies ProviderApi;
