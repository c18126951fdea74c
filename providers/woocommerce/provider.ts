import type { Provider } from '../Provider';
import { eventGroup } from '../eventGroup';
import { woocommerceApi } from './api';
import { answerPing } from './ping';
import { woocommerceReconciliation } from './reconciliation';
import { woocommerceSubscriptions } from './subscriptions';

export const woocommerce = {
	name: 'woocommerce',
	displayName: 'WooCommerce',
	docs: { webhooks: 'https://woocommerce.com/document/webhooks/' },
	api: woocommerceApi,
	subscriptions: woocommerceSubscriptions,
	reconciliation: woocommerceReconciliation,
	webhook: {
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'base64',
			signature: { header: 'x-wc-webhook-signature' },
		},
		// Two deliveries of one webhook in the same second share the delivery id.
		id: { all: [{ header: 'x-wc-webhook-delivery-id' }, { bodyHash: 'sha256' }] },
		type: { header: 'x-wc-webhook-topic' },
		handshake: { unsigned: answerPing },
		headers: [
			'x-wc-webhook-source',
			'x-wc-webhook-topic',
			'x-wc-webhook-resource',
			'x-wc-webhook-event',
			'x-wc-webhook-id',
			'x-wc-webhook-delivery-id',
		],
		successStatus: 200,
		retries:
			'WooCommerce does not send again, and disables the webhook after more than 5 failures in a row',
		setup:
			'In WooCommerce open Settings → Advanced → Webhooks, add an active webhook for each topic with the URL above, and put its secret into the credential. Choose a secret of letters and digits: others are signed in a decoded form.',
		secret: 'Secret',
		orderingKey: { json: 'id' },
		events: [
			...eventGroup('Order', {
				'order.created': 'Order Created',
				'order.updated': 'Order Updated',
				'order.deleted': 'Order Deleted',
				'order.restored': 'Order Restored',
			}),
			...eventGroup('Product', {
				'product.created': 'Product Created',
				'product.updated': 'Product Updated',
				'product.deleted': 'Product Deleted',
				'product.restored': 'Product Restored',
			}),
			...eventGroup('Customer', {
				'customer.created': 'Customer Created',
				'customer.updated': 'Customer Updated',
				'customer.deleted': 'Customer Deleted',
			}),
			...eventGroup('Coupon', {
				'coupon.created': 'Coupon Created',
				'coupon.updated': 'Coupon Updated',
				'coupon.deleted': 'Coupon Deleted',
				'coupon.restored': 'Coupon Restored',
			}),
		],
	},
} as const satisfies Provider;
