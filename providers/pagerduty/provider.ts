import type { Provider } from '../Provider';
import { pagerdutyApi } from './api';
import { events } from './events';
import { pagerdutyReconciliation } from './reconciliation';
import { pagerdutySubscriptions } from './subscriptions';

export const pagerduty = {
	name: 'pagerduty',
	displayName: 'PagerDuty',
	docs: { webhooks: 'https://developer.pagerduty.com/docs/verifying-webhook-signatures' },
	api: pagerdutyApi,
	subscriptions: pagerdutySubscriptions,
	reconciliation: pagerdutyReconciliation,
	webhook: {
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'hex',
			signature: { header: 'x-pagerduty-signature', prefix: 'v1=', separator: ',' },
		},
		id: [{ header: 'x-webhook-id' }, { json: 'event.id' }],
		type: { json: 'event.event_type' },
		time: { from: { json: 'event.occurred_at' }, unit: 'iso' },
		headers: ['x-webhook-id', 'x-webhook-subscription'],
		successStatus: 202,
		retries:
			'PagerDuty waits 5 seconds for an answer and tries for 48 hours, but drops a delivery at a 4xx and after 3 of those pauses the subscription for a day',
		retriesForHours: 48,
		setup:
			'In PagerDuty open Integrations → Generic Webhooks (v3), add one with the URL above and the events you want, and put the secret that is shown once into the credential.',
		secret: 'Signing Secret',
		orderingKey: { json: 'event.data.id' },
		events,
		unconfirmed: ['The name of the test event, pagey.ping.', 'The header X-Webhook-Subscription.'],
	},
} as const satisfies Provider;
