import type { ProviderApi } from '../ProviderApi';

/** Auth0's Management API, for an application with these scopes. */
export function auth0Api(scopes: string, test: string) {
	return {
		baseUrl: 'https://{domain}',
		auth: {
			type: 'oauth2-client-credentials',
			tokenUrl: 'https://{domain}/oauth/token',
			clientId: '{clientId}',
			clientSecret: '{clientSecret}',
			clientIn: 'body',
			audience: 'https://{domain}/api/v2/',
		},
		fields: [
			{
				name: 'domain',
				label: 'Tenant Domain',
				help: 'The tenant’s own, not a custom domain.',
				placeholder: 'example.eu.auth0.com',
			},
			{
				name: 'clientId',
				label: 'Client ID',
				help: `Of a machine-to-machine application that is authorized for the Management API with ${scopes}.`,
			},
			{
				name: 'clientSecret',
				label: 'Client Secret',
				help: 'Of the same application.',
				secret: true,
			},
		],
		test,
	} as const satisfies ProviderApi;
}
