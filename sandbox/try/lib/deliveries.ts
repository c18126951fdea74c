import { createHmac, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { SIGNING_SECRET } from '../../lib/scenario.ts';
import type { WebhookRequest } from '../../shopify/attempt.ts';
import { createOrder } from '../../shopify/order.ts';
import type { Order } from '../../shopify/order.ts';
import { webhookRequest } from '../../shopify/webhook.ts';

export const SHOPIFY = { signingSecret: SIGNING_SECRET };
export const STRIPE = { signingSecret: 'whsec_steadfast_sandbox' };
export const WOOCOMMERCE = { signingSecret: 'woosteadfastsandbox' };
export const STANDARD_WEBHOOKS = { signingSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };

let orders = 0;

/** An order of a shop; each is another one. */
export function anOrder(changes: Partial<Order> = {}): Order {
	orders += 1;
	return { ...createOrder(1000 + orders, 5_900_000_000_000 + orders, Date.now()), ...changes };
}

/** What Shopify sends of an order, or of what else its topic is about; with a new id each time. */
export const fromShopify = (payload: object, topic = 'orders/create'): WebhookRequest =>
	webhookRequest(payload, {
		topic,
		webhookId: randomUUID(),
		shopDomain: 'steadfast-sandbox.myshopify.com',
		secret: SIGNING_SECRET,
	});

/** What Stripe sends: https://docs.stripe.com/webhooks#verify-manually */
export function fromStripe(id: string, type: string, object: object): WebhookRequest {
	const created = Math.floor(Date.now() / 1_000);
	const body = JSON.stringify({
		...{ id, type, created, object: 'event', livemode: false, data: { object } },
	});
	const signature = createHmac('sha256', STRIPE.signingSecret)
		.update(`${created}.${body}`)
		.digest('hex');
	return {
		headers: {
			'Content-Type': 'application/json',
			'Stripe-Signature': `t=${created},v1=${signature}`,
		},
		body,
	};
}

/** What WooCommerce sends: https://woocommerce.github.io/woocommerce-rest-api-docs/#webhooks */
export function fromWooCommerce(resource: object, topic: string): WebhookRequest {
	const body = JSON.stringify(resource);
	const [name = '', event = ''] = topic.split('.');
	return {
		headers: {
			'Content-Type': 'application/json',
			'X-WC-Webhook-Source': 'https://shop.example.com/',
			'X-WC-Webhook-Topic': topic,
			'X-WC-Webhook-Resource': name,
			'X-WC-Webhook-Event': event,
			'X-WC-Webhook-Signature': createHmac('sha256', WOOCOMMERCE.signingSecret)
				.update(body)
				.digest('base64'),
			'X-WC-Webhook-ID': '142',
			'X-WC-Webhook-Delivery-ID': randomUUID().replaceAll('-', ''),
		},
		body,
	};
}

/** What a sender sends that signs as Standard Webhooks has it: with the library of its authors. */
export function fromStandardWebhooks(id: string, body: string): WebhookRequest {
	const sentAt = new Date();
	return {
		headers: {
			'Content-Type': 'application/json',
			'Webhook-Id': id,
			'Webhook-Timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
			'Webhook-Signature': new Webhook(STANDARD_WEBHOOKS.signingSecret).sign(id, sentAt, body),
		},
		body,
	};
}

/** The same with another content, which its signature is not of. */
export const forged = ({ headers, body }: WebhookRequest): WebhookRequest => ({
	headers,
	body: body.replace('{', '{"forged":true,'),
});
