import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SteadfastStandardWebhooksSigningApi implements ICredentialType {
	name = 'steadfastStandardWebhooksSigningApi';

	displayName = 'Standard Webhooks Signing (Steadfast)';

	icon = {
		light: 'file:icons/standardWebhooks.svg',
		dark: 'file:icons/standardWebhooks.dark.svg',
	} as const;

	documentationUrl = 'https://www.standardwebhooks.com';

	properties: INodeProperties[] = [
		{
			displayName: 'Signing Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'whsec_…',
			description: 'The receiver verifies with the same one',
		},
	];
}
