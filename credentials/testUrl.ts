import type { ICredentialTestRequest, INodeProperties } from 'n8n-workflow';

/** For a credential of any API: only a person knows what may be asked of it. */
export const TEST_URL: INodeProperties = {
	displayName: 'Test URL',
	name: 'testUrl',
	type: 'string',
	default: '',
	placeholder: 'https://api.example.com/me',
	description: 'A harmless address of the API; the Test button sends a GET request there',
};

/** What n8n's Test button sends. */
export const TEST_REQUEST: ICredentialTestRequest = {
	request: { url: '={{ $credentials.testUrl }}' },
};
