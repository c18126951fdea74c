import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SteadfastShopifyApi implements ICredentialType {
	name = 'steadfastShopifyApi';

	displayName = 'Shopify Webhooks (Steadfast)';

	icon = { light: 'file:icons/shopify.svg', dark: 'file:icons/shopify.dark.svg' } as const;

	documentationUrl = 'https://shopify.dev/docs/apps/build/webhooks/verify-deliveries';

	properties: INodeProperties[] = [
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'For webhooks made in Shopify’s settings: the secret shown under Settings → Notifications → Webhooks. For webhooks of an app: the app’s client secret.',
		},
		{
			displayName: 'Previous Signing Secret',
			name: 'previousSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'While you rotate the secret: the old one is accepted too. Shopify may use it for up to an hour after the change; empty it then.',
		},
	];
}
