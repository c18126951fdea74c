import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SteadfastClientCredentialsOAuth2Api implements ICredentialType {
	name = 'steadfastClientCredentialsOAuth2Api';

	displayName = 'OAuth2 Client Credentials (Steadfast)';

	icon = { light: 'file:icons/oauth2.svg', dark: 'file:icons/oauth2.dark.svg' } as const;

	documentationUrl = 'https://datatracker.ietf.org/doc/html/rfc6749#section-4.4';

	properties: INodeProperties[] = [
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'https://login.example.com/oauth/token',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Send Client As',
			name: 'clientIn',
			type: 'options',
			options: [
				{ name: 'Basic Auth Header', value: 'basic' },
				{ name: 'Request Body', value: 'body' },
			],
			default: 'basic',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			description: 'Several with a space between them',
		},
		{
			displayName: 'Audience',
			name: 'audience',
			type: 'string',
			default: '',
			description: 'Where the API asks for one, as Auth0 does',
		},
	];
}
