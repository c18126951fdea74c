import type { ProviderApi } from '../ProviderApi';

export const metaApi = {
	baseUrl: 'https://graph.facebook.com/v24.0',
	// An app access token: https://developers.facebook.com/docs/facebook-login/guides/access-tokens
	auth: { type: 'query', name: 'access_token', value: '{appId}|{signingSecret}' },
	fields: [
		{
			name: 'appId',
			label: 'App ID',
			help: 'With the app secret above it is the app’s access token, which may manage the app’s webhooks. Each page, account or WhatsApp Business Account has to install the app besides (subscribed_apps).',
		},
	],
} as const satisfies ProviderApi;
