import type { ProviderApi } from '../ProviderApi';

export const etsyApi = {
	baseUrl: 'https://openapi.etsy.com/v3/application',
	auth: { type: 'header', name: 'x-api-key', value: '{keystring}:{sharedSecret}' },
	fields: [
		{
			name: 'keystring',
			label: 'Keystring',
			help: 'Developer portal → Your apps. It is the client id of OAuth too.',
		},
		{
			name: 'sharedSecret',
			label: 'Shared Secret',
			help: 'Beside the keystring.',
			secret: true,
		},
	],
	test: '/openapi-ping',
} as const satisfies ProviderApi;
