import type { Provider } from '../Provider';
import { snsApi } from '../aws-sns/api';
import { sns } from '../aws-sns/sns';
import { snsSubscriptions } from '../aws-sns/subscriptions';

export const awsSes = {
	name: 'aws-ses',
	displayName: 'Amazon SES',
	docs: {
		webhooks:
			'https://docs.aws.amazon.com/ses/latest/dg/monitor-sending-activity-using-notifications.html',
	},
	api: snsApi,
	subscriptions: snsSubscriptions,
	webhook: {
		...sns,
		envelope: 'Message',
		// Event publishing says eventType, identity notifications say notificationType.
		type: [{ json: 'Message.eventType' }, { json: 'Message.notificationType' }],
		setup:
			'Let the SES configuration set or identity publish to an SNS topic, subscribe the URL above to it over HTTPS, without raw message delivery, and put the topic’s ARN into the credential. The subscription is confirmed by the node.',
		orderingKey: { json: 'Message.mail.messageId' },
		events: [
			{ type: 'Send', label: 'Sent' },
			{ type: 'Delivery', label: 'Delivered' },
			{ type: 'DeliveryDelay', label: 'Delivery Delayed' },
			{ type: 'Bounce', label: 'Bounced' },
			{ type: 'Complaint', label: 'Complained' },
			{ type: 'Reject', label: 'Rejected' },
			{ type: 'Open', label: 'Opened' },
			{ type: 'Click', label: 'Clicked' },
			{ type: 'Rendering Failure', label: 'Rendering Failed' },
			{ type: 'Subscription', label: 'Subscription Changed' },
		],
		unconfirmed: [
			'That a rendering failure is the event type with a space in it.',
			'That an UnsubscribeConfirmation is signed with its token, as AWS documents and sns-validator does not.',
			'How long SNS waits for an answer, and which 4xx answers it takes for final.',
		],
	},
} as const satisfies Provider;
