import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SteadfastMonitorApi implements ICredentialType {
	name = 'steadfastMonitorApi';

	displayName = 'Integration Monitor (Steadfast)';

	icon = { light: 'file:icons/monitor.svg', dark: 'file:icons/monitor.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-steadfast/n8n-nodes-steadfast/blob/main/docs/credentials.md#monitor';

	properties: INodeProperties[] = [
		{
			displayName:
				'Who opens the monitor can replay and discard events. Use long random values, and HTTPS.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			description: 'Name for the login form; empty to ask for the token instead',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'At least 12 characters; the monitor stays closed with a shorter one',
		},
		{
			displayName: 'Access Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'At least 16 characters; Prometheus and scripts send it as “Authorization: Bearer …”',
		},
	];
}
