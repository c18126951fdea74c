import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SteadfastHmacSignedApi implements ICredentialType {
	name = 'steadfastHmacSignedApi';

	displayName = 'HMAC Signing (Steadfast)';

	icon = { light: 'file:icons/hmacSigned.svg', dark: 'file:icons/hmacSigned.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-steadfast/n8n-nodes-steadfast/blob/main/docs/credentials.md#hmac-signing';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Secret Is',
			name: 'key',
			type: 'options',
			options: [
				{ name: 'Base64', value: 'base64' },
				{ name: 'Text', value: 'utf8' },
			],
			default: 'utf8',
		},
		{
			displayName: 'Algorithm',
			name: 'algorithm',
			type: 'options',
			options: [
				{ name: 'SHA-1', value: 'sha1' },
				{ name: 'SHA-256', value: 'sha256' },
				{ name: 'SHA-384', value: 'sha384' },
				{ name: 'SHA-512', value: 'sha512' },
			],
			default: 'sha256',
		},
		{
			displayName: 'Encoding',
			name: 'encoding',
			type: 'options',
			options: [
				{ name: 'Base64', value: 'base64' },
				{ name: 'Base64url', value: 'base64url' },
				{ name: 'Hexadecimal', value: 'hex' },
			],
			default: 'hex',
		},
		{
			displayName: 'Signed Text',
			name: 'signs',
			type: 'string',
			required: true,
			default: '{body}',
			description: 'With {body}, {timestamp}, {id}, {method}, {url}, {header:name}, {json:path}',
		},
		{
			displayName: 'Signature Header',
			name: 'header',
			type: 'string',
			required: true,
			default: 'X-Signature',
		},
		{
			displayName: 'Header Value',
			name: 'value',
			type: 'string',
			default: '{signature}',
			description: 'With {signature}, {timestamp}, {id}, such as sha256={signature}',
		},
		{
			displayName: 'Timestamp Header',
			name: 'timestampHeader',
			type: 'string',
			default: '',
			description: 'Where the time is to stand in a header of its own',
		},
		{
			displayName: 'ID Header',
			name: 'idHeader',
			type: 'string',
			default: '',
			description: 'Where the id is to stand in a header of its own',
		},
		{
			displayName: 'Timestamp In',
			name: 'timestampUnit',
			type: 'options',
			options: [
				{ name: 'ISO 8601', value: 'iso' },
				{ name: 'Milliseconds', value: 'ms' },
				{ name: 'Seconds', value: 's' },
			],
			default: 's',
		},
	];
}
