import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { TEST_REQUEST, TEST_URL } from './testUrl';

export class SteadfastApiKeyApi implements ICredentialType {
	name = 'steadfastApiKeyApi';

	displayName = 'API Key (Steadfast)';

	icon = { light: 'file:icons/apiKey.svg', dark: 'file:icons/apiKey.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-steadfast/n8n-nodes-steadfast/blob/main/docs/credentials.md#api-key';

	properties: INodeProperties[] = [
		{
			displayName: 'Send As',
			name: 'placement',
			type: 'options',
			options: [
				{ name: 'Header', value: 'header' },
				{ name: 'Query Parameter', value: 'query' },
			],
			default: 'header',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: 'X-Api-Key',
			description: 'Name of the header or query parameter, such as X-Api-Key or Authorization',
		},
		{
			displayName: 'Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'With any prefix the API wants, such as “Bearer …”',
		},
		TEST_URL,
	];

	test = TEST_REQUEST;

	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const key = { [String(credential.name)]: String(credential.apiKey) };
		return credential.placement === 'query'
			? { ...request, qs: { ...request.qs, ...key } }
			: { ...request, headers: { ...request.headers, ...key } };
	}
}
