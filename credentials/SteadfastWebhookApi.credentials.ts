import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SteadfastWebhookApi implements ICredentialType {
	name = 'steadfastWebhookApi';

	displayName = 'Webhook Signing Secret (Steadfast)';

	icon = {
		light: 'file:../nodes/triggers/WebhookVerifiedTrigger/webhookVerifiedTrigger.svg',
		dark: 'file:../nodes/triggers/WebhookVerifiedTrigger/webhookVerifiedTrigger.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-steadfast/n8n-nodes-steadfast/blob/main/docs/webhook-verified-trigger.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Signing Secret or Public Key',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'As the sender gives it. For Basic Authentication: user:password. A public key in PEM form or as base64.',
		},
		{
			displayName: 'Previous Signing Secret',
			name: 'previousSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'While you change it: the old one is accepted too. Empty it when the sender uses the new one only.',
		},
	];
}
