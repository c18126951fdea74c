import fc from 'fast-check';
import { signHmac, verifyDelivery, type Delivery } from '../../../core/signature';
import { shopify } from '../../../providers/shopify/provider';
import { BODY, NOW, SECRET } from './support';

const signature = signHmac(shopify.webhook.signature, BODY, SECRET);
const headers = {
	'X-Shopify-Hmac-SHA256': signature,
	'x-shopify-topic': 'orders/create',
	'X-SHOPIFY-WEBHOOK-ID': 'delivery-1',
};
const delivery: Delivery = {
	provider: 'shopify',
	method: 'POST',
	url: 'https://n8n.example/webhook/orders',
	headers,
	rawBody: BODY,
	secrets: [SECRET],
	now: NOW,
};
const MALFORMED = { ok: false, reason: 'malformed', status: 400 };

describe('verifyDelivery', () => {
	it('takes header names in any case', async () => {
		expect(await verifyDelivery(delivery)).toEqual({
			ok: true,
			eventId: 'delivery-1',
			eventType: 'orders/create',
		});
	});

	it.each([
		['capitals alone', (name: string) => name.toUpperCase()],
		['small letters alone', (name: string) => name.toLowerCase()],
	])('takes header names in %s', async (_how, written) => {
		const renamed = Object.entries(headers).map(([name, value]) => [written(name), value]);
		const given = { ...delivery, headers: Object.fromEntries(renamed) };
		expect(await verifyDelivery(given)).toMatchObject({ ok: true });
	});

	it('takes a provider that is at hand, in the registry or not', async () => {
		const { webhook } = shopify;
		expect(await verifyDelivery({ ...delivery, provider: { webhook } })).toMatchObject({
			ok: true,
			eventId: 'delivery-1',
		});
		expect(
			await verifyDelivery({ ...delivery, provider: { webhook }, secrets: ['another'] }),
		).toMatchObject({ reason: 'bad_signature' });
	});

	it('takes names that differ in case only for one header, repeated', async () => {
		const repeated = { ...headers, 'x-shopify-hmac-sha256': signature };
		expect(await verifyDelivery({ ...delivery, headers: repeated })).toMatchObject({
			reason: 'missing_signature',
		});
		const absent = { ...headers, 'x-shopify-hmac-sha256': undefined };
		expect(await verifyDelivery({ ...delivery, headers: absent })).toMatchObject({ ok: true });
	});

	it('takes a list of one value for the value, and a longer one for a repeated header', async () => {
		const lists = (...more: string[]) =>
			Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value, ...more]]));
		expect(await verifyDelivery({ ...delivery, headers: lists() })).toMatchObject({ ok: true });
		expect(await verifyDelivery({ ...delivery, headers: lists(signature) })).toMatchObject({
			reason: 'missing_signature',
		});
	});

	it.each(['', 'nobody', 'constructor', '__proto__', 'toString'])(
		'knows no provider %j',
		async (provider) => {
			expect(await verifyDelivery({ ...delivery, provider })).toEqual(MALFORMED);
		},
	);

	it('rejects for nothing that a caller in JavaScript may hand in', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...Object.keys(delivery)),
				fc.anything(),
				async (name, value) => {
					fc.pre(name !== 'now' && name !== 'url' && name !== 'method');
					const result = await verifyDelivery({ ...delivery, [name]: value });
					expect(result.ok).toBe(false);
				},
			),
		);
		expect(await verifyDelivery(null as unknown as Delivery)).toEqual(MALFORMED);
	});
});
