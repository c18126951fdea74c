import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { signHmac } from '../../../core/signature';
import { admit, type AdmissionSettings } from '../../../nodes/triggers/shared/admission';
import { okta } from '../../../providers/okta/provider';
import { shopify } from '../../../providers/shopify/provider';
import { slack } from '../../../providers/slack/provider';

const SECRET = 'app client secret';
const NOW = Date.UTC(2026, 10, 20, 12);
const settings: AdmissionSettings = {
	secrets: [SECRET],
	options: {},
	events: ['orders/create'],
	split: true,
	scope: 'workflow/node',
	origin: { workflowId: 'workflow', workflowName: 'Orders', nodeName: 'Shopify' },
	now: NOW,
};

function request(body: string | Buffer, headers: Record<string, string | undefined> = {}) {
	const rawBody = Buffer.from(body);
	return {
		method: 'POST',
		url: 'https://n8n.example/webhook/shopify',
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
	it('accepts a genuine delivery, with its bytes and without secrets', async () => {
		const given = request('{"id":1}\n');
		expect(await admitted(given)).toEqual({
			kind: 'accepted',
			leftOut: 0,
			events: [
				{
					delivery: {
						kind: 'webhook',
						scope: 'workflow/node',
						key: 'delivery-1',
						correlationId: 'delivery-1',
						provider: 'shopify',
						type: 'orders/create',
						eventAt: NOW - 60_000,
						orderingKey: '1',
						body: given.rawBody,
						headers: {
							'x-shopify-topic': 'orders/create',
							'x-shopify-webhook-id': 'delivery-1',
							'x-shopify-shop-domain': 'example.myshopify.com',
							'x-shopify-triggered-at': '2026-11-20T11:59:00.000Z',
						},
						origin: settings.origin,
					},
				},
			],
		});
	});

	it('accepts every event when all are asked for', async () => {
		const given = request('{}', { 'x-shopify-topic': 'themes/publish' });
		expect(await admitted(given, { events: ['*'] })).toEqual({
			kind: 'accepted',
			leftOut: 0,
			events: [{ delivery: expect.objectContaining({ type: 'themes/publish' }) }],
		});
	});

	it('ignores an event that is not asked for, and names it', async () => {
		expect(await admitted(request('{}', { 'x-shopify-topic': 'themes/publish' }))).toMatchObject({
			kind: 'accepted',
			events: [{ ignored: expect.stringContaining('themes/publish') }],
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
		['stale', request('{}'), { options: { toleranceMs: 59_999 } }, 401, 'expired'],
		['without an id', request('{}', { 'x-shopify-webhook-id': undefined }), {}, 400, 'malformed'],
		['without a topic', request('{}', { 'x-shopify-topic': undefined }), {}, 400, 'malformed'],
		['empty', request(''), {}, 400, 'empty_body'],
		['no JSON', request('{"id":'), {}, 400, 'not_json'],
		[
			'no UTF-8',
			request(Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')])),
			{},
			400,
			'not_utf8',
		],
		[
			'a form',
			request('id=1', { 'content-type': 'application/x-www-form-urlencoded' }),
			{},
			415,
			'wrong_content_type',
		],
		['of no type', request('{}', { 'content-type': undefined }), {}, 415, 'wrong_content_type'],
	])('refuses a delivery that is %s', async (_, given, changes, status, reason) => {
		expect(await admitted(given, changes)).toMatchObject({ kind: 'refused', status, reason });
	});

	it('refuses a body over the limit, which it cannot verify', async () => {
		const given = { ...request('{}'), rawBody: undefined };
		expect(await admit(shopify, given, settings)).toMatchObject({
			kind: 'refused',
			status: 413,
			reason: 'too_large',
		});
	});

	it('says nothing about the body of what it cannot trust', async () => {
		const forged = request('not json', { 'x-shopify-hmac-sha256': 'AAAA' });
		expect(await admitted(forged)).toMatchObject({ reason: 'bad_signature' });
	});

	it.each(['application/json; charset=utf-8', 'Application/JSON', 'application/cloudevents+json'])(
		'takes %s for JSON',
		async (type) => {
			expect((await admitted(request('{}', { 'content-type': type }))).kind).toBe('accepted');
		},
	);

	it('accepts any JSON that was signed, and throws at nothing', async () => {
		await fc.assert(
			fc.asyncProperty(fc.json(), async (json) => {
				expect((await admitted(request(json))).kind).toBe('accepted');
			}),
		);
		await fc.assert(
			fc.asyncProperty(fc.uint8Array(), async (bytes) => {
				const { kind } = await admitted(request(Buffer.from(bytes)));
				expect(['accepted', 'refused']).toContain(kind);
			}),
		);
	});

	it('hands on what a provider wants to hear before its first event', async () => {
		const rawBody = Buffer.from('{"type":"url_verification","challenge":"3eZbrw1a"}');
		const time = String(NOW / 1000);
		const digest = createHmac('sha256', SECRET).update(`v0:${time}:`).update(rawBody).digest('hex');
		const headers = {
			'content-type': 'application/json',
			'x-slack-request-timestamp': time,
			'x-slack-signature': `v0=${digest}`,
		};
		const url = 'https://n8n.example/webhook/slack';
		expect(await admit(slack, { method: 'POST', url, headers, rawBody }, settings)).toMatchObject({
			kind: 'handshake',
			handshake: { status: 200, body: '3eZbrw1a' },
		});
	});

	describe('of a GET', () => {
		const get = (headers: Record<string, string>, body = '') =>
			admit(
				okta,
				{ method: 'GET', url: 'https://n8n.example/', headers, rawBody: Buffer.from(body) },
				settings,
			);

		it('answers the provider’s check of the address', async () => {
			expect(await get({ 'x-okta-verification-challenge': 'c1' })).toMatchObject({
				kind: 'handshake',
				handshake: { status: 200, body: '{"verification":"c1"}' },
			});
		});

		it.each([
			['a stranger', 401, {}, ''],
			['one who knows the secret', 401, { authorization: SECRET }, ''],
			['the provider itself', 405, { authorization: SECRET }, '{"eventId":"1"}'],
		])('takes no event of %s', async (_, status, headers, body) => {
			expect(await get({ 'content-type': 'application/json', ...headers }, body)).toMatchObject({
				kind: 'refused',
				status,
				reason: 'no_handshake',
			});
		});
	});
});
