import { randomUUID } from 'node:crypto';
import { SIGNING_SECRET } from '../../lib/scenario.ts';
import { createOrder } from '../../shopify/order.ts';
import { webhookRequest } from '../../shopify/webhook.ts';

export type SignedOrder = {
	readonly name: string;
	/** the delivery's key in the ledger */
	readonly webhookId: string;
	readonly request: { method: 'POST'; headers: Record<string, string>; body: string };
};

/** A genuine delivery of one order, to be sent by hand. @param customerId in the order's place */
export function signedOrder(number: number, customerId?: number): SignedOrder {
	const made = createOrder(number, Date.now() * 1_000 + number, Date.now());
	const customer = customerId === undefined ? made.customer : { ...made.customer, id: customerId };
	const webhookId = randomUUID();
	const request = webhookRequest(
		{ ...made, customer },
		{
			topic: 'orders/create',
			webhookId,
			shopDomain: 'steadfast-sandbox.myshopify.com',
			secret: SIGNING_SECRET,
		},
	);
	return { name: made.name, webhookId, request: { method: 'POST', ...request } };
}
