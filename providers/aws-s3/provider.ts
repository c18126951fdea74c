import type { Provider } from '../Provider';
import { eventGroup } from '../eventGroup';
import { snsApi } from '../aws-sns/api';
import { sns } from '../aws-sns/sns';
import { snsSubscriptions } from '../aws-sns/subscriptions';

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
		// A bucket's first message is a test, and has no records.
		type: [{ json: 'Message.Records[0].eventName' }, { json: 'Message.Event' }],
		setup:
			'Let the bucket’s event notifications go to an SNS topic, subscribe the URL above to it over HTTPS, without raw message delivery, and put the topic’s ARN into the credential. The subscription is confirmed by the node.',
		orderingKey: { json: 'Message.Records[0].s3.object.key' },
		events: [
			...eventGroup('Objects', {
				'ObjectCreated:Put': 'Object Put',
				'ObjectCreated:Post': 'Object Posted',
				'ObjectCreated:Copy': 'Object Copied',
				'ObjectCreated:CompleteMultipartUpload': 'Multipart Upload Completed',
				'ObjectRemoved:Delete': 'Object Deleted',
				'ObjectRemoved:DeleteMarkerCreated': 'Delete Marker Created',
			}),
			...eventGroup('Storage', {
				'ObjectRestore:Post': 'Restore Started',
				'ObjectRestore:Completed': 'Restore Completed',
				'LifecycleExpiration:Delete': 'Expired by Lifecycle',
				'LifecycleExpiration:DeleteMarkerCreated': 'Delete Marker by Lifecycle',
				'ObjectTagging:Put': 'Tags Put',
				'ObjectTagging:Delete': 'Tags Deleted',
				's3:TestEvent': 'Test Event',
			}),
		],
		unconfirmed: [
			'That an UnsubscribeConfirmation is signed with its token, as AWS documents and sns-validator does not.',
			'How long SNS waits for an answer, and which 4xx answers it takes for final.',
		],
	},
} as const satisfies Provider;
