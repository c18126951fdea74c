import type { INodeProperties } from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';

type OptionOf = NonNullable<Provider['webhook']['options']>[number];

/** What a person can say in the node; a verify token is a secret and stands in the credential. */
export type VerifyOptionName = Exclude<OptionOf, 'verifyToken' | 'toleranceMs'>;

const FIELDS: Readonly<Record<VerifyOptionName, Omit<INodeProperties, 'name'>>> = {
	audience: {
		displayName: 'Audience',
		type: 'string',
		default: '',
		placeholder: 'https://n8n.example.com/webhook/…',
		description:
			'What a JSON Web Token has to be meant for, where another audience than the webhook URL was set at the provider',
	},
	email: {
		displayName: 'Sender’s E-Mail',
		type: 'string',
		default: '',
		placeholder: 'push@project.iam.gserviceaccount.com',
		description: 'The account that has to have signed the token',
	},
	header: {
		displayName: 'Secret Header',
		type: 'string',
		default: '',
		placeholder: 'X-Webhook-Token',
		description:
			'The header that carries the secret, where another one than the usual was set at the provider',
	},
	notificationUrl: {
		displayName: 'Notification URL',
		type: 'string',
		default: '',
		placeholder: 'https://n8n.example.com/webhook/…',
		description:
			'The webhook URL exactly as it is registered at the provider, which signs it: needed where a proxy changes it on the way to n8n',
	},
	topicArn: {
		displayName: 'Topic ARN',
		type: 'string',
		default: '',
		placeholder: 'arn:aws:sns:us-east-1:123456789012:orders',
		description: 'The only topic whose messages are accepted',
	},
	webhookId: {
		displayName: 'Webhook ID',
		type: 'string',
		default: '',
		description: 'As the provider shows it with the webhook; it is part of what is signed',
	},
};

/** The fields for what the provider's data asks for. */
export function verifyOptionFields({ webhook }: Provider): INodeProperties[] {
	return (webhook.options ?? []).flatMap((name) =>
		name === 'verifyToken' || name === 'toleranceMs' ? [] : [{ name, ...FIELDS[name] }],
	);
}
