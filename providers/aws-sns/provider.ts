import type { Provider } from '../Provider';
import { snsApi } from './api';
import { sns } from './sns';
import { snsSubscriptions } from './subscriptions';

export const awsSns = {
	name: 'aws-sns',
	displayName: 'Amazon SNS',
	docs: {
		webhooks: 'https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html',
	},
	api: snsApi,
	subscriptions: snsSubscriptions,
	webhook: {
		...sns,
		type: { json: 'Type' },
		setup:
			'In Amazon SNS open the topic, subscribe the URL above to it over HTTPS, without raw message delivery, and put the topic’s ARN into the credential. The subscription is confirmed by the node.',
		events: [
			{ type: 'Notification', label: 'Notification' },
			{ type: 'UnsubscribeConfirmation', label: 'Unsubscribed' },
		],
		unconfirmed: [
			'That an UnsubscribeConfirmation is signed with its token, as AWS documents and sns-validator does not.',
			'How long SNS waits for an answer, and which 4xx answers it takes for final.',
		],
	},
} as const satisfies Provider;
