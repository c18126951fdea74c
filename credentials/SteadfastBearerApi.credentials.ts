import type { IAuthenticateGeneric, ICredentialType, INodeProperties } from 'n8n-workflow';
import { TEST_REQUEST, TEST_URL } from './testUrl';

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
		TEST_URL,
	];

	test = TEST_REQUEST;

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.token }}' } },
	};
}
