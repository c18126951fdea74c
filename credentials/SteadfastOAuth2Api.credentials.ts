import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SteadfastOAuth2Api implements ICredentialType {
	name = 'steadfastOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'OAuth2 (Steadfast)';

	icon = { light: 'file:icons/oauth2.svg', dark: 'file:icons/oauth2.dark.svg' } as const;

	documentationUrl =
		'https://docs.n8n.io/integrations/builtin/credentials/httprequest/#using-oauth2';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{ name: 'Authorization Code', value: 'authorizationCode' },
				{ name: 'PKCE', value: 'pkce' },
			],
			default: 'authorizationCode',
		},
	];
}
