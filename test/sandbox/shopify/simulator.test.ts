import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { retryWaits } from '../../../sandbox/shopify/attempt.ts';
import { sign } from '../../../sandbox/shopify/sign.ts';
import { createShopify } from '../../../sandbox/shopify/simulator.ts';
import type { Shopify, ShopifyOptions } from '../../../sandbox/shopify/simulator.ts';
import { FORGERIES } from '../../../sandbox/shopify/webhook.ts';

const SECRET = 'shpss_test';
const NO_ANSWER = 0;
const WAITS = retryWaits(8, 4 * 3_600_000);

let server: Server;
let shop: Shopify;
let received: Array<{ headers: IncomingHttpHeaders; body: string }>;
/** Statuses to answer with, the last one for ever. */
let answers: number[];
let slept: number[];

const at = <T>(list: readonly T[], index: number): T => {
	const entry = list[index];
	if (entry === undefined) throw new Error(`Nothing at ${index} of ${list.length}`);
	return entry;
};

function open(options: Partial<ShopifyOptions> = {}): Shopify {
	const { port } = server.address() as AddressInfo;
	shop = createShopify({
		webhookUrl: `http://127.0.0.1:${port}/webhook/shopify`,
		secret: SECRET,
		sleep: async (ms) => void slept.push(ms),
		...options,
	});
	return shop;
}

beforeEach(async () => {
	received = [];
	answers = [200];
	slept = [];
	server = createServer(async (request, response) => {
		received.push({ headers: request.headers, body: await text(request) });
		const status = answers.length > 1 ? answers.shift() : answers[0];
		if (status === NO_ANSWER) return;
		response.writeHead(status ?? 200, { Location: '/elsewhere' }).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
	shop.close();
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

test('an order is posted with the headers of a Shopify webhook, signed over its raw body', async () => {
	const delivery = open({ shopDomain: 'a-shop.myshopify.com' }).placeOrder();
	await shop.settled();
	const { headers, body } = at(received, 0);
	expect(headers).toMatchObject({
		'content-type': 'application/json',
		'x-shopify-topic': 'orders/create',
		'x-shopify-hmac-sha256': sign(body, SECRET),
		'x-shopify-shop-domain': 'a-shop.myshopify.com',
		'x-shopify-api-version': '2026-07',
		'x-shopify-webhook-id': delivery.webhookId,
		'x-shopify-event-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
		'x-shopify-triggered-at': expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
		'x-shopify-name': expect.any(String),
	});
	expect(JSON.parse(body)).toMatchObject({ id: delivery.orderId, name: delivery.orderName });
	expect(delivery).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }] });
});

test('what is not answered with 2xx is sent again as it was, with growing waits', async () => {
	answers = [500, 302, 404, 204];
	const delivery = open({ timeScale: 0.5 }).placeOrder();
	await shop.settled();
	expect(delivery.attempts.map(({ status }) => status)).toEqual([500, 302, 404, 204]);
	expect(delivery.state).toBe('delivered');
	expect(slept).toEqual(WAITS.slice(0, 3).map((ms) => ms / 2));
	for (const again of received.slice(1)) expect(again).toEqual(received[0]);
});

test('after 8 attempts over 4 hours it gives up', async () => {
	answers = [503];
	const delivery = open().placeOrder();
	await shop.settled();
	expect(delivery.attempts).toHaveLength(8);
	expect(delivery.state).toBe('failed');
	expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(4 * 3_600_000);
});

test('an answer that comes too late counts as none', async () => {
	answers = [NO_ANSWER, 200];
	const delivery = open({ timeoutMs: 50 }).placeOrder();
	await shop.settled();
	expect(delivery.attempts).toMatchObject([{ error: expect.any(String) }, { status: 200 }]);
});

test('a receiver that is not there is tried again', async () => {
	const delivery = open({ webhookUrl: 'http://127.0.0.1:1/' }).placeOrder();
	await shop.settled();
	expect(delivery.attempts).toHaveLength(8);
	expect(at(delivery.attempts, 0)).toMatchObject({ error: expect.any(String) });
});

test('a repeat is the same delivery to the byte', async () => {
	const order = open().placeOrder();
	await shop.settled();
	const repeat = shop.repeat(order);
	await shop.settled();
	expect(received[1]).toEqual(received[0]);
	expect(repeat).toMatchObject({ kind: 'repeat', webhookId: order.webhookId });
	expect(shop.deliveries()).toEqual([order, repeat]);
});

test.each(FORGERIES)(
	'a forgery (%s) does not carry a good signature and is sent once',
	async (kind) => {
		answers = [401];
		const forged = open().forge(kind);
		await shop.settled();
		const { headers, body } = at(received, 0);
		expect(headers['x-shopify-hmac-sha256']).not.toBe(sign(body, SECRET));
		expect(JSON.parse(body)).toMatchObject({ name: forged.orderName });
		expect(forged).toMatchObject({ kind, state: 'failed', attempts: [{ status: 401 }] });
		expect(received).toHaveLength(1);
	},
);

test('the tampered one carries the signature of the body it had before', async () => {
	open().forge('tampered');
	await shop.settled();
	const { headers, body } = at(received, 0);
	expect(headers['x-shopify-hmac-sha256']).toBeDefined();
	expect(JSON.parse(body)).toMatchObject({ total_price: '0.01' });
});

test('every order has a number, an id and a webhook id of its own', async () => {
	open({ firstOrderNumber: 5001 });
	const orders = [shop.placeOrder(), shop.placeOrder('orders/updated'), shop.forge('unsigned')];
	await shop.settled();
	expect(orders.map(({ orderName }) => orderName)).toEqual(['#5001', '#5002', '#5003']);
	expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(3);
	expect(new Set(orders.map(({ webhookId }) => webhookId)).size).toBe(3);
	expect(orders[1]?.topic).toBe('orders/updated');
});

test('close ends what waits for its next attempt', async () => {
	answers = [500];
	const waiting = new Promise<void>((reached) => {
		open({
			sleep: (_ms, stop) =>
				new Promise((_resolve, reject) => {
					stop.addEventListener('abort', () => reject(stop.reason));
					reached();
				}),
		});
	});
	const delivery = shop.placeOrder();
	await waiting;
	shop.close();
	await shop.settled();
	expect(delivery.attempts).toHaveLength(1);
});
