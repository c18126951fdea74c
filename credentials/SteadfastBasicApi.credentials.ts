import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class SteadfastBasicApi implements ICredentialType {
	name = 'steadfastBasicApi';

	displayName = 'Basic Auth (Steadfast)';

	icon = { light: 'file:icons/basic.svg', dark: 'file:icons/basic.dark.svg' } as const;

	documentationUrl = 'https://datatracker.ietf.org/doc/html/rfc7617';

	properties: INodeProperties[] = [
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			required: true,
			default: '',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Some APIs want the key as the user and nothing here',
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
		properties: {
			auth: { username: '={{ $credentials.user }}', password: '={{ $credentials.password }}' },
		},
	};
}
