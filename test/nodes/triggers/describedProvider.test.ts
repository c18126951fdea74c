import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook, type SignedRequest } from '../../../core/signature';
import {
	describedProvider,
	type DescribedWebhook,
} from '../../../nodes/triggers/WebhookVerifiedTrigger/describedProvider';

const NOW = Date.parse('2026-01-02T03:04:05Z');
const SECRET = 'a secret';
const BODY = '{"id":"evt_1","type":"order.paid","data":{"customer":{"id":7}}}';
const seconds = String(NOW / 1000);

const described = (given: Partial<DescribedWebhook>): DescribedWebhook => ({
	scheme: 'bodyHmac',
	signatureHeader: 'X-Signature',
	idFrom: 'json:id, bodyHash',
	typeFrom: 'json:type',
	...given,
});

const request = (headers: Record<string, string>, more: Partial<SignedRequest> = {}) => ({
	method: 'POST',
	url: 'https://n8n.example.com/webhook/1',
	headers,
	rawBody: Buffer.from(BODY),
	...more,
});

const verify = async (given: Partial<DescribedWebhook>, received: SignedRequest, secret = SECRET) =>
	await verifyWebhook(describedProvider(described(given)).webhook, received, {
		secrets: [secret],
		now: NOW,
	});

const hmac = (content: string, encoding: 'hex' | 'base64' = 'hex', algorithm = 'sha256') =>
	createHmac(algorithm, SECRET).update(content).digest(encoding);

const EVENT = { ok: true, eventId: 'evt_1', eventType: 'order.paid' };

describe('a webhook that a person describes', () => {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
	const standard = new Webhook(
		`whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`,
	);

	it.each<[string, Partial<DescribedWebhook>, Record<string, string>, string?]>([
		[
			'HMAC of the body, as GitHub',
			{ prefix: 'sha256=' },
			{ 'x-signature': `sha256=${hmac(BODY)}` },
		],
		['in base64, as Shopify', { encoding: 'base64' }, { 'x-signature': hmac(BODY, 'base64') }],
		[
			'time and body, as Stripe',
			{ scheme: 'timedHmac' },
			{ 'x-signature': `t=${seconds},v1=${hmac('x')},v1=${hmac(`${seconds}.${BODY}`)}` },
		],
		[
			'a content of its own, as Slack',
			{
				scheme: 'hmac',
				prefix: 'v0=',
				signedContent: 'v0:{timestamp}:{body}',
				timeFrom: 'header:X-Time',
			},
			{ 'x-time': seconds, 'x-signature': `v0=${hmac(`v0:${seconds}:${BODY}`)}` },
		],
		[
			'with line breaks and SHA-512',
			{ scheme: 'hmac', algorithm: 'sha512', signedContent: '{method}\\n{url}\\n{body}' },
			{ 'x-signature': hmac(`POST\nhttps://n8n.example.com/webhook/1\n${BODY}`, 'hex', 'sha512') },
		],
		[
			'a time among others in one header',
			{
				scheme: 'hmac',
				signedContent: '{timestamp}{body}',
				prefix: 'sig=',
				separator: ';',
				timeFrom: 'header:X-Signature',
				timePrefix: 'ts=',
			},
			{ 'x-signature': `ts=${seconds}; sig=${hmac(`${seconds}${BODY}`)}` },
		],
		[
			'a public key',
			{ scheme: 'asymmetric', signedContent: '{body}', encoding: 'base64' },
			{ 'x-signature': sign(null, Buffer.from(BODY), privateKey).toString('base64') },
			pem,
		],
		[
			'a secret in a header',
			{ scheme: 'sharedSecret', secretName: 'X-Token' },
			{ 'x-token': SECRET },
		],
		[
			'a bearer token',
			{ scheme: 'sharedSecret', secretIn: 'bearer' },
			{ authorization: `Bearer ${SECRET}` },
		],
		[
			'a password',
			{ scheme: 'sharedSecret', secretIn: 'basic' },
			{ authorization: `Basic ${Buffer.from('me:pass').toString('base64')}` },
			'me:pass',
		],
		[
			'Standard Webhooks',
			{ scheme: 'standardWebhooks' },
			{
				'webhook-id': 'evt_1',
				'webhook-timestamp': seconds,
				'webhook-signature': standard.sign('evt_1', new Date(NOW), BODY),
			},
			`whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`,
		],
	])(
		'accepts %s, and refuses it with another body or secret',
		async (_, given, headers, ...[secret = SECRET]) => {
			const accepted = await verify(given, request(headers), secret);
			expect(accepted).toMatchObject(EVENT);

			const other = request(headers, { rawBody: Buffer.from(BODY.replace('7', '8')) });
			const covered = given.scheme !== 'sharedSecret';
			expect(await verify(given, other, secret)).toMatchObject({ ok: !covered });
			expect(await verify(given, request(headers), 'another')).toMatchObject({ ok: false });
			expect(await verify(given, request({}), secret)).toMatchObject({
				reason: 'missing_signature',
			});
		},
	);

	it('refuses what is older than the window, unless there is none', async () => {
		const old = String(NOW / 1000 - 301);
		const given = {
			scheme: 'hmac',
			signedContent: '{timestamp}.{body}',
			timeFrom: 'header:x-time',
		} as const;
		const received = request({ 'x-time': old, 'x-signature': hmac(`${old}.${BODY}`) });
		expect(await verify(given, received)).toMatchObject({ reason: 'expired' });
		expect(await verify({ ...given, toleranceSeconds: 0 }, received)).toMatchObject(EVENT);
	});

	it('answers the two kinds of challenge, and only those', async () => {
		const get = (query: string) =>
			request({}, { method: 'GET', url: `https://n8n.example.com/?${query}` });
		const given = { challengeParameter: 'hub.challenge', challengeField: 'challenge' };
		expect(await verify(given, get('hub.challenge=42'))).toEqual({
			ok: true,
			handshake: {
				status: 200,
				headers: { 'content-type': 'text/plain' },
				body: '42',
			},
		});
		expect(await verify(given, get('other=1'))).toMatchObject({ ok: false });
		expect(await verify({}, get('hub.challenge=42'))).toMatchObject({ ok: false });

		const question = '{"challenge":"abc"}';
		const signed = request({ 'x-signature': hmac(question) }, { rawBody: Buffer.from(question) });
		expect(await verify(given, signed)).toMatchObject({ handshake: { body: 'abc' } });
		const forged = { ...signed, headers: { 'x-signature': hmac('other') } };
		expect(await verify(given, forged)).toMatchObject({ reason: 'bad_signature' });
	});

	it.each<[Partial<DescribedWebhook>, string]>([
		[{ signatureHeader: ' ' }, 'Signature Header is empty'],
		[{ signatureHeader: 'X Signature' }, 'Signature Header: “X Signature” is no name of a header'],
		[{ idFrom: 'X-Id' }, 'Event ID: “X-Id” is no place in a request'],
		[{ idFrom: 'constructor:a' }, 'Event ID'],
		[{ typeFrom: '' }, 'Event Type'],
		[{ scheme: 'hmac', signedContent: '{timestamp}' }, 'Signed Content: it has to hold {body}'],
		[{ scheme: 'hmac', signedContent: '{Body}{body}' }, 'Signed Content: {Body} is unknown'],
		[{ scheme: 'sharedSecret' }, 'Secret Header or Parameter is empty'],
		[{ scheme: 'jwt', keysUrl: 'http://a.example' }, 'Key Set URL'],
		[{ keepHeaders: 'X-Api-Key' }, 'x-api-key may hold a secret'],
	])('says which field to mend: %j', (given, message) => {
		expect(() => describedProvider(described(given))).toThrow(message);
	});
});
