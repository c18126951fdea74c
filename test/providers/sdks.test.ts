import { createHmac } from 'node:crypto';
import OpenAI from 'openai';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { WebhooksHelper } from 'square';
import Stripe from 'stripe';
import { Webhook as SvixWebhook } from 'svix';
import { fixtureOf, verify, type Fixture } from './fixtures';

/** What is used of Shopify's SDK; its published types do not compile under strict settings. */
interface ShopifySdk {
	shopifyApi(config: Record<string, unknown>): {
		webhooks: { validate(request: object): Promise<{ valid: boolean }> };
	};
}
interface SlackRequest {
	signingSecret: string;
	body: string;
	headers: Record<string, string>;
	nowMilliseconds: number;
}
/** Bolt does not export it; its receivers call it with what Slack sends. */
const { verifySlackRequest } = jest.requireActual<{
	verifySlackRequest(request: SlackRequest): void;
}>('../../node_modules/@slack/bolt/dist/receivers/verify-request');
jest.requireActual('@shopify/shopify-api/adapters/node');
const { shopifyApi } = jest.requireActual<ShopifySdk>('@shopify/shopify-api');

interface Sdk {
	fixture: Fixture;
	/** The headers that the SDK, or the provider in its stead, signs a body with. */
	sign(body: string): Record<string, string> | Promise<Record<string, string>>;
	/** False or an exception for what is not genuine. */
	accepts(body: string, headers: Record<string, string>): unknown;
}

const BODY = '{"id":"evt_1","type":"a.b","note":"Señor – ✓ \\u00e9","event_id":"e"}';
const URL = 'https://example.com/webhook';
const NOW = 1_795_171_200_000;
const WHSEC = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

const stripe = new Stripe('sk_test_unused');
const openai = new OpenAI({ apiKey: 'unused' });
const standard = new StandardWebhook(WHSEC);
const svix = new SvixWebhook(WHSEC);
const shopify = shopifyApi({
	apiSecretKey: WHSEC,
	hostName: 'example.com',
	apiVersion: '2026-07',
	isEmbeddedApp: false,
	isCustomStoreApp: false,
	apiKey: 'key',
	logger: { log: async () => undefined },
});

const SDKS: ReadonlyArray<[string, Sdk]> = [
	[
		'stripe',
		{
			fixture: fixtureOf('stripe', 'invoice-paid'),
			sign: (payload) => ({
				'stripe-signature': stripe.webhooks.generateTestHeaderString({
					payload,
					secret: WHSEC,
					timestamp: NOW / 1000,
				}),
			}),
			accepts: (body, headers) =>
				stripe.webhooks.constructEvent(
					body,
					headers['stripe-signature'] ?? '',
					WHSEC,
					300,
					undefined,
					NOW / 1000,
				),
		},
	],
	[
		'standardwebhooks',
		{
			fixture: fixtureOf('standard-webhooks', 'two-signatures'),
			sign: (body) => ({
				'webhook-id': 'msg_1',
				'webhook-timestamp': String(NOW / 1000),
				'webhook-signature': standard.sign('msg_1', new Date(NOW), body),
			}),
			accepts: (body, headers) => standard.verify(body, headers),
		},
	],
	[
		'svix',
		{
			fixture: fixtureOf('svix', 'published'),
			sign: (body) => ({
				'svix-id': 'msg_1',
				'svix-timestamp': String(NOW / 1000),
				'svix-signature': svix.sign('msg_1', new Date(NOW), body),
			}),
			accepts: (body, headers) => svix.verify(body, headers),
		},
	],
	[
		'square',
		{
			fixture: fixtureOf('square', 'test-notification'),
			sign: (body) => ({ 'x-square-hmacsha256-signature': hmac(URL + body) }),
			accepts: (requestBody, headers) =>
				WebhooksHelper.verifySignature({
					requestBody,
					signatureHeader: headers['x-square-hmacsha256-signature'] ?? '',
					signatureKey: WHSEC,
					notificationUrl: URL,
				}),
		},
	],
	[
		'@shopify/shopify-api',
		{
			fixture: fixtureOf('shopify', 'orders-create'),
			sign: (body) => ({
				...fixtureOf('shopify', 'orders-create').headers,
				'x-shopify-hmac-sha256': hmac(body),
			}),
			accepts: async (rawBody, headers) => {
				const rawRequest = { method: 'POST', url: '/', headers };
				return (await shopify.webhooks.validate({ rawBody, rawRequest })).valid;
			},
		},
	],
	[
		'@slack/bolt',
		{
			fixture: fixtureOf('slack', 'published-slash-command'),
			sign: (body) => ({
				'x-slack-request-timestamp': String(NOW / 1000),
				'x-slack-signature': `v0=${hmac(`v0:${NOW / 1000}:${body}`, 'hex')}`,
			}),
			accepts: (body, headers) => {
				verifySlackRequest({ signingSecret: WHSEC, body, headers, nowMilliseconds: NOW });
				return true;
			},
		},
	],
	[
		'openai',
		{
			fixture: fixtureOf('openai', 'published-response-completed'),
			sign: (body) => ({
				'webhook-id': 'msg_1',
				'webhook-timestamp': String(NOW / 1000),
				'webhook-signature': standard.sign('msg_1', new Date(NOW), body),
			}),
			accepts: async (body, headers) => {
				await openai.webhooks.verifySignature(body, headers, WHSEC);
				return true;
			},
		},
	],
];

/** For the SDKs that cannot sign. */
function hmac(text: string, encoding: 'base64' | 'hex' = 'base64'): string {
	return createHmac('sha256', WHSEC).update(text).digest(encoding);
}

describe.each(SDKS)('%s', (_name, { fixture, sign, accepts }) => {
	beforeEach(() => {
		jest.spyOn(Date, 'now').mockReturnValue(NOW);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});

	const bothSay = async (body: string, headers: Record<string, string>) => {
		const theirs = await (async () => await accepts(body, headers))().then(Boolean, () => false);
		const secrets = [WHSEC];
		const ours = await verify(fixture, {
			url: URL,
			rawBody: Buffer.from(body),
			headers,
			secrets,
			now: NOW,
		});
		expect(ours.ok).toBe(theirs);
		return theirs;
	};

	it('signs what is accepted', async () => {
		for (const body of [BODY, '{"id":1}', `${BODY}\r\n`, '{ "event_id": "e",  "id": "\\/" }']) {
			// Square’s deliveries have an event_id, Stripe’s an id: without it they are malformed.
			const full = body.replace('{"id":1}', '{"id":1,"event_id":"2"}');
			expect(await bothSay(full, await sign(full))).toBe(true);
		}
	});

	it.each([
		['a newline more', `${BODY}\n`],
		['another letter', BODY.replace('evt_1', 'evt_2')],
		['a character escaped', BODY.replace('ñ', '\\u00f1')],
		['a brace less', BODY.slice(0, -1)],
	])('refuses as this does: a body with %s', async (_what, body) => {
		expect(await bothSay(body, await sign(BODY))).toBe(false);
	});

	it('refuses as this does: any value of a signed header changed', async () => {
		const headers = await sign(BODY);
		const signed = Object.keys(headers).filter((name) =>
			/signature|hmac|timestamp|(svix|webhook)-id/.test(name.replace('x-shopify-webhook-id', '')),
		);
		expect(signed).not.toEqual([]);
		for (const name of signed) {
			const value = headers[name] ?? '';
			for (const changed of [
				'',
				'x',
				value.slice(0, -3),
				value.replace(/\d/, (d) => `${9 - +d}`),
			]) {
				expect(await bothSay(BODY, { ...headers, [name]: changed })).toBe(false);
			}
		}
	});

	it('refuses as this does: a signature of another secret', async () => {
		const headers = await sign(BODY);
		const other = await verify(fixture, {
			url: URL,
			rawBody: Buffer.from(BODY),
			headers,
			secrets: [`whsec_${Buffer.alloc(32, 8).toString('base64')}`],
			now: NOW,
		});
		expect(other).toMatchObject({ ok: false, reason: 'bad_signature' });
	});
});
