import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** A ledger and shared state of a node's own, instead of the instance's. */
export class SteadfastPostgresStoreApi implements ICredentialType {
	name = 'steadfastPostgresStoreApi';

	displayName = 'Postgres Store (Steadfast)';

	icon = {
		light: 'file:icons/postgresStore.svg',
		dark: 'file:icons/postgresStore.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-steadfast/n8n-nodes-steadfast/blob/main/docs/credentials.md#stores';

	properties: INodeProperties[] = [
		{ displayName: 'Host', name: 'host', type: 'string', required: true, default: 'localhost' },
		{ displayName: 'Port', name: 'port', type: 'number', default: 5432 },
		{ displayName: 'Database', name: 'database', type: 'string', required: true, default: '' },
		{ displayName: 'User', name: 'user', type: 'string', required: true, default: '' },
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'SSL',
			name: 'ssl',
			type: 'options',
			options: [
				{ name: 'Off', value: 'disable' },
				{ name: 'On, With a Verified Certificate', value: 'verify-full' },
			],
			default: 'disable',
		},
		{
			displayName: 'Encryption Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Encrypts payloads and headers in the ledger: 32 bytes in Base64 or hex (openssl rand -base64 32). To rotate, put the new key in front, separated by a comma. Empty: STEADFAST_ENCRYPTION_KEY, if it is set.',
		},
	];
}
