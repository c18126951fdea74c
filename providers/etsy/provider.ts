import type { Provider } from '../Provider';
import { idHeader, sentAt, symmetric } from '../standard-webhooks/standardWebhooks';
import { canonicalEventType } from './eventType';

export const etsy = {
	name: 'etsy',
	displayName: 'Etsy',
	docs: { webhooks: 'https://developers.etsy.com/documentation/essentials/webhooks' },
	webhook: {
		signature: {
			...symmetric('webhook'),
			// Etsy's page shows a signature without the version; none has been seen on the wire.
			signature: [
				{ header: 'webhook-signature', prefix: 'v1,', separator: ' ' },
				{ header: 'webhook-signature', separator: ' ' },
			],
		},
		id: idHeader('webhook'),
		type: { json: 'event_type' },
		canonicalType: canonicalEventType,
		time: sentAt('webhook'),
		headers: ['webhook-id', 'webhook-timestamp'],
		successStatus: 200,
		retries:
			'Etsy tries immediately, then after 5 seconds, 5 minutes, 30 minutes, 2, 5, 10 and 10 hours',
		retriesForHours: 27.6,
		setup:
			'In the Etsy developer portal open your app’s webhooks, add an endpoint with the URL above, and put its signing secret (whsec_…) into the credential. A delivery carries only the address of the receipt: fetch it with your API key.',
		secret: 'Signing Secret',
		orderingKey: { json: 'resource_url' },
		events: [
			{ type: 'order.paid', label: 'Order Paid' },
			{ type: 'order.canceled', label: 'Order Canceled' },
			{ type: 'order.shipped', label: 'Order Shipped' },
			{ type: 'order.delivered', label: 'Order Delivered' },
		],
		unconfirmed: [
			'Whether a signature is ever sent without its version, v1.',
			'How long Etsy waits for an answer.',
		],
	},
} as const satisfies Provider;
