import type { Provider } from '../Provider';
import { snsApi } from '../aws-sns/api';
import { sns } from '../aws-sns/sns';
import { snsSubscriptions } from '../aws-sns/subscriptions';
import { events } from './events';

export const awsS3 = {
	name: 'aws-s3',
	displayName: 'Amazon S3',
	docs: {
		webhooks: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html',
	},
	api: snsApi,
	subscriptions: snsSubscriptions,
	webhook: {
		...sns,
		envelope: 'Message',
		// A bucket's first message is a test, and has no records.
		type: [{ json: 'Message.Records[0].eventName' }, { json: 'Message.Event' }],
		setup:
			'Let the bucket’s event notifications go to an SNS topic, subscribe the URL above to it over HTTPS, without raw message delivery, and put the topic’s ARN into the credential. The subscription is confirmed by the node.',
		orderingKey: { json: 'Message.Records[0].s3.object.key' },
		events,
		unconfirmed: [
			'That an UnsubscribeConfirmation is signed with its token, as AWS documents and sns-validator does not.',
			'How long SNS waits for an answer, and which 4xx answers it takes for final.',
		],
	},
} as const satisfies Provider;
