import type { ProviderApi } from '../ProviderApi';

export const pusherApi = {
	baseUrl: 'https://api-{cluster}.pusher.com/apps/{appId}',
	auth: { type: 'pusher', key: '{key}', secret: '{secret}' },
	fields: [
		{ name: 'appId', label: 'App ID', help: 'Your app → App keys.' },
		{ name: 'key', label: 'Key', help: 'Beside it.' },
		{ name: 'secret', label: 'Secret', help: 'Of the same key.', secret: true },
		{ name: 'cluster', label: 'Cluster', help: 'Beside it.', placeholder: 'eu' },
	],
	test: '/channels',
} as const satisfies ProviderApi;
