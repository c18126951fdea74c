import fc from 'fast-check';
import { signHmac } from '../../../core/signature';
import { admit, type AdmissionSettings } from '../../../nodes/triggers/shared/admission';
import { shopify } from '../../../providers/shopify/provider';

const SECRET = 'app client secret';
const NOW = Date.UTC(2026, 10, 20, 12);
const settings: AdmissionSettings = {
	secrets: [SECRET],
	events: ['orders/create'],
	scope: 'workflow/node',
	origin: { workflowId: 'workflow', workflowName: 'Orders', nodeName: 'Shopify' },
	now: NOW,
};

function request(body: string | Buffer, headers: Record<string, string | undefined> = {}) {
	const rawBody = Buffer.from(body);
	return {
		rawBody,
		headers: {
			'content-type': 'application/json',
			'x-shopify-topic': 'orders/create',
			'x-shopify-webhook-id': 'delivery-1',
			'x-shopify-shop-domain': 'example.myshopify.com',
			'x-shopify-triggered-at': new Date(NOW - 60_000).toISOString(),
			'x-shopify-hmac-sha256': signHmac(shopify.webhook.signature, rawBody, SECRET),
			authorization: 'Bearer of something else',
			...headers,
		},
	};
}

const admitted = (given: ReturnType<typeof request>, changes: Partial<AdmissionSettings> = {}) =>
	admit(shopify, given, { ...settings, ...changes });

describe('admission', () => {
	it('accepts a genuine delivery, with its bytes and without secrets', () => {
		const given = request('{"id":1}\n');
		expect(admitted(given)).toEqual({
			kind: 'accepted',
			delivery: {
				kind: 'webhook',
				scope: 'workflow/node',
				key: 'delivery-1',
				correlationId: 'delivery-1',
				provider: 'shopify',
				type: 'orders/create',
				eventAt: NOW - 60_000,
				body: given.rawBody,
				headers: {
					'x-shopify-topic': 'orders/create',
					'x-shopify-webhook-id': 'delivery-1',
					'x-shopify-shop-domain': 'example.myshopify.com',
					'x-shopify-triggered-at': '2026-11-20T11:59:00.000Z',
				},
				origin: settings.origin,
			},
		});
	});

	it('accepts every event when all are asked for', () => {
		const given = request('{}', { 'x-shopify-topic': 'themes/publish' });
		expect(admitted(given, { events: ['*'] }).kind).toBe('accepted');
	});

	it('ignores an event that is not asked for, and names it', () => {
		expect(admitted(request('{}', { 'x-shopify-topic': 'themes/publish' }))).toMatchObject({
			kind: 'ignored',
			reason: expect.stringContaining('themes/publish'),
		});
	});

	it.each([
		[
			'unsigned',
			request('{}', { 'x-shopify-hmac-sha256': undefined }),
			{},
			401,
			'missing_signature',
		],
		['forged', request('{}', { 'x-shopify-hmac-sha256': 'AAAA' }), {}, 401, 'bad_signature'],
		['not configured', request('{}'), { secrets: [] }, 401, 'missing_secret'],
		['stale', request('{}'), { maxAgeMs: 59_999 }, 401, 'expired'],
		['without an id', request('{}', { 'x-shopify-webhook-id': undefined }), {}, 400, 'malformed'],
		['without a topic', request('{}', { 'x-shopify-topic': undefined }), {}, 400, 'malformed'],
		['empty', request(''), {}, 400, 'empty_body'],
		['no JSON', request('{"id":'), {}, 400, 'not_json'],
		[
			'a form',
			request('id=1', { 'content-type': 'application/x-www-form-urlencoded' }),
			{},
			415,
			'wrong_content_type',
		],
		['of no type', request('{}', { 'content-type': undefined }), {}, 415, 'wrong_content_type'],
	])('refuses a delivery that is %s', (_, given, changes, status, reason) => {
		expect(admitted(given, changes)).toMatchObject({ kind: 'refused', status, reason });
	});

	it('refuses a body over the limit, which it cannot verify', () => {
		expect(admit(shopify, { headers: {}, rawBody: undefined }, settings)).toMatchObject({
			kind: 'refused',
			status: 413,
			reason: 'too_large',
		});
	});

	it('says nothing about the body of what it cannot trust', () => {
		const forged = request('not json', { 'x-shopify-hmac-sha256': 'AAAA' });
		expect(admitted(forged)).toMatchObject({ reason: 'bad_signature' });
	});

	it.each(['application/json; charset=utf-8', 'Application/JSON', 'application/cloudevents+json'])(
		'takes %s for JSON',
		(type) => {
			expect(admitted(request('{}', { 'content-type': type })).kind).toBe('accepted');
		},
	);

	it('accepts any JSON that was signed, and throws at nothing', () => {
		fc.assert(
			fc.property(fc.json(), (json) => {
				expect(admitted(request(json)).kind).toBe('accepted');
			}),
		);
		fc.assert(
			fc.property(fc.uint8Array(), (bytes) => {
				expect(['accepted', 'refused']).toContain(admitted(request(Buffer.from(bytes))).kind);
			}),
		);
	});
});
