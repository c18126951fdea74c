import type { IAuthenticateGeneric, ICredentialType, INodeProperties } from 'n8n-workflow';
import { TEST_REQUEST, TEST_URL } from './testUrl';

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
		TEST_URL,
	];

	test = TEST_REQUEST;

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			auth: { username: '={{ $credentials.user }}', password: '={{ $credentials.password }}' },
		},
	};
}
