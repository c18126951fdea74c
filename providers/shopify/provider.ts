import type { Provider } from '../Provider';
import { shopifyApi } from './api';
import { events } from './events';
import { shopifyReconciliation } from './reconciliation';
import { shopifySubscriptions } from './subscriptions';

export const shopify = {
	name: 'shopify',
	displayName: 'Shopify',
	docs: { webhooks: 'https://shopify.dev/docs/apps/build/webhooks/verify-deliveries' },
	api: shopifyApi,
	subscriptions: shopifySubscriptions,
	reconciliation: shopifyReconciliation,
	webhook: {
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'base64',
			signature: { header: 'x-shopify-hmac-sha256' },
		},
		// Not X-Shopify-Event-Id: two subscriptions to one event share it, and both are genuine.
		id: { header: 'x-shopify-webhook-id' },
		type: { header: 'x-shopify-topic' },
		// Not part of the signature: a hint, and no defence against a replay.
		time: { from: { header: 'x-shopify-triggered-at' }, unit: 'iso' },
		headers: [
			'x-shopify-topic',
			'x-shopify-shop-domain',
			'x-shopify-api-version',
			'x-shopify-webhook-id',
			'x-shopify-event-id',
			'x-shopify-triggered-at',
			'x-shopify-name',
		],
		successStatus: 200,
		retries:
			'Shopify waits 5 seconds for an answer and tries 8 times over 4 hours; after that it may delete the subscription',
		retriesForHours: 4,
		setup:
			'In Shopify open Settings → Notifications → Webhooks, create a webhook for each topic in JSON format with the URL above, and put the signing secret shown on that page into the credential. For an app of your own, use the app’s client secret.',
		secret: 'Signing Secret',
		orderingKey: { json: 'id' },
		events,
		unconfirmed: [
			'Webhooks made on the Notifications page are signed with the secret shown on that page.',
		],
	},
} as const satisfies Provider;
