import type { Provider } from '../Provider';
import { eventGroup } from '../eventGroup';
import { sendgridApi } from './api';
import { sendgridSubscriptions } from './subscriptions';

export const sendgrid = {
	name: 'sendgrid',
	displayName: 'SendGrid',
	docs: {
		webhooks:
			'https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features',
	},
	api: sendgridApi,
	subscriptions: sendgridSubscriptions,
	webhook: {
		signature: {
			scheme: 'asymmetric',
			algorithm: 'ecdsa-p256-der',
			encoding: 'base64',
			signature: { header: 'x-twilio-email-event-webhook-signature' },
			signs: '{timestamp}{body}',
		},
		// A retry may regroup the events, so that only an event's own id tells a duplicate.
		id: [{ json: '[only].sg_event_id' }, { bodyHash: 'sha256' }],
		type: { json: '[0].event' },
		// SendGrid tries for a day, maybe with the first signature.
		time: {
			from: { header: 'x-twilio-email-event-webhook-timestamp' },
			unit: 's',
			toleranceMs: 25 * 3_600_000,
		},
		headers: ['x-twilio-email-event-webhook-timestamp'],
		successStatus: 200,
		retries: 'SendGrid tries each event for 24 hours',
		retriesForHours: 24,
		setup:
			'In SendGrid open Settings → Mail Settings → Event Webhooks, add the URL above with the events you want, enable the signed event webhook, and put its verification key into the credential.',
		secret: 'Verification Key',
		split: { at: '', id: { json: '[0].sg_event_id' } },
		orderingKey: { json: '[0].sg_message_id' },
		events: [
			...eventGroup('Delivery', {
				processed: 'Processed',
				deferred: 'Deferred',
				delivered: 'Delivered',
				bounce: 'Bounced',
				dropped: 'Dropped',
			}),
			...eventGroup('Engagement', {
				open: 'Opened',
				click: 'Clicked',
				spamreport: 'Reported as Spam',
				unsubscribe: 'Unsubscribed',
				group_unsubscribe: 'Unsubscribed From Group',
				group_resubscribe: 'Resubscribed to Group',
			}),
			...eventGroup('Account', { account_status_change: 'Account Status Changed' }),
		],
		unconfirmed: [
			'Whether a retry is signed anew: the window is longer than the 24 hours of retries.',
		],
	},
} as const satisfies Provider;
