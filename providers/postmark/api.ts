import type { ProviderApi } from '../ProviderApi';

export const postmarkApi = {
	baseUrl: 'https://api.postmarkapp.com',
	auth: { type: 'header', name: 'x-postmark-server-token', value: '{serverToken}' },
	fields: [
		{
			name: 'serverToken',
			label: 'Server API Token',
			help: 'Of the server whose messages it is about: Servers → your server → API Tokens. It may do everything with that server; there are no smaller rights.',
			secret: true,
		},
		{
			name: 'messageStream',
			label: 'Message Stream',
			help: 'The id of the stream that the webhook belongs to.',
			default: 'outbound',
		},
	],
	test: '/webhooks',
} as const satisfies ProviderApi;
