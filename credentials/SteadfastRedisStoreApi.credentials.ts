import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** Keeps limits, breakers and other shared state of a node, instead of the instance's store. */
export class SteadfastRedisStoreApi implements ICredentialType {
	name = 'steadfastRedisStoreApi';

	displayName = 'Redis Store (Steadfast)';

	icon = { light: 'file:icons/redisStore.svg', dark: 'file:icons/redisStore.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-steadfast/n8n-nodes-steadfast/blob/main/docs/credentials.md#stores';

	properties: INodeProperties[] = [
		{ displayName: 'Host', name: 'host', type: 'string', required: true, default: 'localhost' },
		{ displayName: 'Port', name: 'port', type: 'number', default: 6379 },
		{ displayName: 'Database Number', name: 'database', type: 'number', default: 0 },
		{ displayName: 'User', name: 'user', type: 'string', default: '' },
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{ displayName: 'SSL', name: 'ssl', type: 'boolean', default: false },
	];
}
