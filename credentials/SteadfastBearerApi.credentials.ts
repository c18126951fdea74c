import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class SteadfastBearerApi implements ICredentialType {
	name = 'steadfastBearerApi';

	displayName = 'Bearer Token (Steadfast)';

	icon = { light: 'file:icons/bearer.svg', dark: 'file:icons/bearer.dark.svg' } as const;

	documentationUrl = 'https://datatracker.ietf.org/doc/html/rfc6750';

	properties: INodeProperties[] = [
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Without the word Bearer',
		},
		{
			displayName: 'Test URL',
			name: 'testUrl',
			type: 'string',
			default: '',
			placeholder: 'https://api.example.com/me',
			description: 'A harmless address of the API; the Test button sends a GET request there',
		},
	];

	test: ICredentialTestRequest = { request: { url: '={{ $credentials.testUrl }}' } };

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.token }}' } },
	};
}
