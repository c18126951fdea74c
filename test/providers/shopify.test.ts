import { signHmac, verifyDelivery } from '../../core/signature';
import { shopify } from '../../providers/shopify/provider';
import vector from '../../providers/shopify/fixtures/orders-create.json';

/** What is used of the official SDK; its published types do not compile under strict settings. */
interface ShopifySdk {
	shopifyApi(config: Record<string, unknown>): {
		webhooks: { validate(request: object): Promise<{ valid: boolean }> };
	};
}
jest.requireActual('@shopify/shopify-api/adapters/node');
const { shopifyApi } = jest.requireActual<ShopifySdk>('@shopify/shopify-api');

const rawBody = Buffer.from(vector.body);
const options = { secrets: [vector.secret], now: vector.timestamp * 1000 };

describe('Shopify', () => {
	it('accepts the recorded delivery', () => {
		expect(verifyDelivery(shopify.webhook, { headers: vector.headers, rawBody }, options)).toEqual({
			ok: true,
			eventId: vector.headers['x-shopify-webhook-id'],
			eventType: 'orders/create',
			timestamp: Date.parse('2026-11-20T00:00:00.123Z'),
		});
	});

	it('agrees with the official SDK, on the genuine and on the tampered', async () => {
		const sdk = shopifyApi({
			apiSecretKey: vector.secret,
			hostName: 'example.com',
			apiVersion: '2026-07',
			isEmbeddedApp: false,
			isCustomStoreApp: false,
			apiKey: 'key',
			logger: { log: async () => undefined },
		});
		const signature = signHmac(shopify.webhook.signature, rawBody, vector.secret);
		for (const body of [vector.body, `${vector.body}\n`, '{}']) {
			const headers = { ...vector.headers, 'x-shopify-hmac-sha256': signature };
			const theirs = await sdk.webhooks.validate({
				rawBody: body,
				rawRequest: { method: 'POST', url: '/', headers },
			});
			const request = { headers, rawBody: Buffer.from(body) };
			expect(verifyDelivery(shopify.webhook, request, options).ok).toBe(theirs.valid);
		}
	});
});
