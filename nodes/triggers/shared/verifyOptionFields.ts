import type { INodeProperties } from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';

type OptionOf = NonNullable<Provider['webhook']['options']>[number];

/** What a person can say in the node; a verify token is a secret and stands in the credential. */
export type VerifyOptionName = Exclude<OptionOf, 'verifyToken'>;

const FIELDS: Readonly<Record<VerifyOptionName, Omit<INodeProperties, 'name'>>> = {
	audience: {
		displayName: 'Audience',
		type: 'string',
		default: '',
		placeholder: 'https://n8n.example.com/webhook/…',
		description:
			'What a JSON Web Token has to be meant for, where another audience than the webhook URL was set at the provider',
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
};

/** The fields for what the provider's data asks for. */
export function verifyOptionFields({ webhook }: Provider): INodeProperties[] {
	return (webhook.options ?? []).flatMap((name) =>
		name === 'verifyToken' ? [] : [{ name, ...FIELDS[name] }],
	);
}
