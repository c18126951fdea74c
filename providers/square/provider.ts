import type { Provider } from '../Provider';
import { squareApi } from './api';
import { events } from './events';
import { squareReconciliation } from './reconciliation';
import { squareSubscriptions } from './subscriptions';

export const square = {
	name: 'square',
	displayName: 'Square',
	docs: { webhooks: 'https://developer.squareup.com/docs/webhooks/step3validate' },
	api: squareApi,
	subscriptions: squareSubscriptions,
	reconciliation: squareReconciliation,
	webhook: {
		// The URL is signed as it was registered: behind a proxy it has to be given.
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'base64',
			signature: { header: 'x-square-hmacsha256-signature' },
			signs: '{url}{body}',
		},
		id: { json: 'event_id' },
		type: { json: 'type' },
		// Of the event, and signed; Square-Initial-Delivery-Timestamp is not.
		time: { from: { json: 'created_at' }, unit: 'iso' },
		headers: [
			'square-environment',
			'square-initial-delivery-timestamp',
			'square-retry-number',
			'square-retry-reason',
		],
		successStatus: 200,
		retries: 'Square waits 10 seconds for an answer and tries 11 times over 24 hours',
		retriesForHours: 24,
		setup:
			'In the Square developer console open your application → Webhooks → Subscriptions, add one with the URL above and the events you want, and put its signature key into the credential.',
		secret: 'Signature Key',
		options: ['notificationUrl'],
		orderingKey: { json: 'data.id' },
		events,
	},
} as const satisfies Provider;
