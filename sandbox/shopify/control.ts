import { serve, HttpError } from '../lib/http.ts';
import type { Served } from '../lib/http.ts';
import type { Shopify } from './simulator.ts';

/**
 * What a person needs of the shop, over HTTP: `POST /orders` places one, `GET /deliveries` shows
 * every webhook with its attempts.
 *
 * @param port 0 for any free one
 */
export function serveShopify(shopify: Shopify, port: number): Promise<Served> {
	return serve(port, ({ method, path }) => {
		if (method === 'POST' && path === '/orders') {
			const { orderId, orderName, webhookId } = shopify.placeOrder();
			return { status: 201, body: { id: orderId, name: orderName, webhookId } };
		}
		if (method === 'GET' && path === '/deliveries')
			return { status: 200, body: shopify.deliveries() };
		throw new HttpError(404, `No ${method} ${path} here: try POST /orders or GET /deliveries`);
	});
}
