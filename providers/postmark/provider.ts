import type { Provider } from '../Provider';
import { postmarkApi } from './api';
import { postmarkSubscriptions } from './subscriptions';

export const postmark = {
	name: 'postmark',
	displayName: 'Postmark',
	docs: { webhooks: 'https://postmarkapp.com/developer/webhooks/webhooks-overview' },
	api: postmarkApi,
	subscriptions: postmarkSubscriptions,
	webhook: {
		// The secret is `user:password`, or the value of a custom header that is named in the options.
		signature: { scheme: 'shared-secret', in: [{ basic: 'authorization' }] },
		id: [
			{
				all: [
					{ json: 'RecordType' },
					{ json: 'MessageID' },
					[{ json: 'ID' }, { json: 'Recipient' }, { json: 'Email' }],
					[
						{ json: 'BouncedAt' },
						{ json: 'DeliveredAt' },
						{ json: 'ReceivedAt' },
						{ json: 'ChangedAt' },
					],
				],
			},
			{ all: [{ json: 'RecordType' }, { bodyHash: 'sha256' }] },
			// An inbound message has no record type.
			{ json: 'MessageID' },
		],
		type: { json: 'RecordType' },
		time: {
			from: [
				{ json: 'BouncedAt' },
				{ json: 'DeliveredAt' },
				{ json: 'ReceivedAt' },
				{ json: 'ChangedAt' },
			],
			unit: 'iso',
		},
		headers: [],
		successStatus: 200,
		retries:
			'Postmark tries inbound messages and bounces 10 times over 10 hours, other events fewer times, and stops at once at a 403',
		retriesForHours: 10,
		setup:
			'In Postmark open the message stream → Webhooks, add one with the URL above and the events you want, set a basic auth user and password there, and put user:password into the credential.',
		secret: 'User and Password',
		options: ['header'],
		orderingKey: { json: 'MessageID' },
		events: [
			{ type: 'Delivery', label: 'Delivered' },
			{ type: 'Bounce', label: 'Bounced' },
			{ type: 'SpamComplaint', label: 'Reported as Spam' },
			{ type: 'Open', label: 'Opened' },
			{ type: 'Click', label: 'Clicked' },
			{ type: 'SubscriptionChange', label: 'Subscription Changed' },
			{ type: 'unknown', label: 'Inbound Message' },
		],
		unconfirmed: ['The shorter retries of opens, clicks, deliveries and subscription changes.'],
	},
} as const satisfies Provider;
