import { serveShopify } from '../../../sandbox/shopify/control.ts';
import { createShopify } from '../../../sandbox/shopify/simulator.ts';
import { serve } from '../../../sandbox/lib/http.ts';

test('places an order over HTTP and shows its delivery', async () => {
	const receiver = await serve(0, () => ({ status: 202, body: {} }));
	const shop = createShopify({ webhookUrl: receiver.url, secret: 'shpss_test' });
	const control = await serveShopify(shop, 0);
	const call = async (method: string, path: string) => {
		const response = await fetch(control.url + path, { method });
		return { status: response.status, body: await response.json() };
	};

	const placed = await call('POST', '/orders');
	await shop.settled();
	const [delivery] = shop.deliveries();
	expect(placed).toEqual({
		status: 201,
		body: { id: delivery?.orderId, name: '#1001', webhookId: delivery?.webhookId },
	});
	expect(await call('GET', '/deliveries')).toMatchObject({
		status: 200,
		body: [{ orderName: '#1001', state: 'delivered', attempts: [{ status: 202 }] }],
	});
	expect(await call('GET', '/elsewhere')).toMatchObject({
		status: 404,
		body: { error: expect.stringContaining('/elsewhere') },
	});

	shop.close();
	await Promise.all([control.close(), receiver.close()]);
});
