import type { ProviderApi } from '../ProviderApi';

export const ablyApi = {
	baseUrl: 'https://control.ably.net/v1',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {accessToken}' },
	fields: [
		{
			name: 'accessToken',
			label: 'Control API Token',
			help: 'Account → My Access Tokens, with read:rule and write:rule. It is not an API key of the app.',
			secret: true,
		},
		{ name: 'appId', label: 'App ID', help: 'The part of an API key before the dot.' },
		{
			name: 'signingKeyId',
			label: 'Signing Key ID',
			help: 'The part of the API key before the colon, of the key whose secret is given above.',
			placeholder: 'appId.keyId',
		},
	],
	test: '/me',
} as const satisfies ProviderApi;
