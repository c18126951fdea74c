import type { Provider } from '../Provider';

export const shopifyEvents = {
	name: 'shopify-events',
	displayName: 'Shopify Events',
	docs: { webhooks: 'https://shopify.dev/docs/apps/build/events/verify-deliveries' },
	webhook: {
		// The developer preview: Shopify's headers without the X-.
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'base64',
			signature: { header: 'shopify-hmac-sha256' },
		},
		id: { header: 'shopify-webhook-id' },
		type: { header: 'shopify-topic' },
		// Not part of the signature, as in Shopify's other webhooks.
		time: { from: { header: 'shopify-triggered-at' }, unit: 'iso' },
		headers: [
			'shopify-topic',
			'shopify-action',
			'shopify-shop-domain',
			'shopify-api-version',
			'shopify-webhook-id',
			'shopify-event-id',
			'shopify-handle',
			'shopify-resource-id',
			'shopify-triggered-at',
		],
		successStatus: 200,
		retries: 'Shopify waits 5 seconds for an answer and tries 8 times over 4 hours',
		retriesForHours: 4,
		setup:
			'Subscribe in your app’s shopify.app.toml to the topics you want with the URL above, deploy the app, and put the app’s client secret into the credential.',
		secret: 'Client Secret',
		orderingKey: { header: 'shopify-resource-id' },
		events: [{ type: 'Order', label: 'Order' }],
		unconfirmed: ['Events are sent again on the same schedule as Shopify’s other webhooks.'],
	},
} as const satisfies Provider;
