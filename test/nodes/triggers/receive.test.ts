import { createHmac, sign } from 'node:crypto';
import type { IWebhookFunctions, NodeEgressFilter } from 'n8n-workflow';
import { signHmac } from '../../../core/signature';
import { get } from '../../../nodes/shared/http/get';
import { instanceStore } from '../../../nodes/shared/instanceStore';
import { receive } from '../../../nodes/triggers/shared/receive';
import { auth0LogStream } from '../../../providers/auth0-log-stream/provider';
import { awsSns } from '../../../providers/aws-sns/provider';
import { okta } from '../../../providers/okta/provider';
import type { Provider } from '../../../providers/Provider';
import { segment } from '../../../providers/segment/provider';
import { github } from '../../../providers/github/provider';
import { shopify } from '../../../providers/shopify/provider';
import { slack } from '../../../providers/slack/provider';
import { twilio } from '../../../providers/twilio/provider';
import { pem } from '../../core/signature/support';

jest.mock('../../../nodes/shared/http/get');
const fetched = jest.mocked(get);

process.env.STEADFAST_STORE = 'memory';
const SECRET = 'app client secret';
const CREDENTIAL = 'steadfastShopifyApi';
let serial = 0;

const filter = {} as NodeEgressFilter;

/** The first message of an SNS topic, signed by the test's own certificate. */
function subscriptionConfirmation(): string {
	const message = {
		Type: 'SubscriptionConfirmation',
		MessageId: 'message-1',
		Message: 'You have chosen to subscribe',
		SubscribeURL: 'https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription',
		Timestamp: new Date().toISOString(),
		Token: 'token',
		TopicArn: 'arn:aws:sns:us-east-1:123456789012:orders',
	};
	const signed = Object.entries(message)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, value]) => `${name}\n${value}\n`)
		.join('');
	return JSON.stringify({
		...message,
		SignatureVersion: '2',
		Signature: sign('sha256', Buffer.from(signed), pem('leaf.key')).toString('base64'),
		SigningCertURL: 'https://sns.us-east-1.amazonaws.com/key.pem',
	});
}

interface Given {
	body?: string;
	headers?: Record<string, string | undefined>;
	parameters?: Record<string, unknown>;
	credential?: Record<string, unknown> | Error | null;
	/** A store of the node's own. */
	postgres?: Record<string, unknown>;
	/** Called each time that n8n is asked for it. */
	onCredential?(): void;
	mode?: string;
	method?: string;
	provider?: Provider;
	/** How reading the body ends; by default n8n has read it already. */
	read?: Error | 'late';
}

/** Sends one delivery to the webhook method, as n8n calls it. */
async function deliver(given: Given = {}) {
	const { body = '{"id":1}', headers = {}, parameters = {}, mode = 'webhook' } = given;
	const credential = given.credential === undefined ? { signingSecret: SECRET } : given.credential;
	const rawBody = Buffer.from(body);
	const id = `delivery-${(serial += 1)}`;
	const logged: string[] = [];
	const log = (...entry: unknown[]) => void logged.push(JSON.stringify(entry));
	const answer = { status: 0, headers: {}, body: {} as Record<string, unknown>, text: '' };
	const response = {
		status: (status: number) => Object.assign(response, void (answer.status = status)),
		set: (set: object) => Object.assign(response, void (answer.headers = set)),
		json: (json: Record<string, unknown>) => void (answer.body = json),
		end: (text: string) => void (answer.text = text),
	};
	const context = {
		logger: { info: log, warn: log, error: log, debug: log },
		getMode: () => mode,
		getNode: () => ({
			id: 'node',
			name: 'Shopify',
			credentials: {
				...(credential && { [CREDENTIAL]: { id: '1', name: 'Shopify' } }),
				...(given.postgres && { steadfastPostgresStoreApi: { id: '2', name: 'Postgres' } }),
			},
		}),
		getWorkflow: () => ({ id: 'workflow', name: 'Orders', active: true }),
		getNodeParameter: (name: string, fallback: unknown) =>
			({ events: ['orders/create'], deliveryMode: 'ledger', ...parameters })[name] ?? fallback,
		getCredentials: async (type: string) => {
			if (type === 'steadfastPostgresStoreApi') return given.postgres;
			given.onCredential?.();
			if (credential instanceof Error) throw credential;
			return credential;
		},
		getNodeWebhookUrl: () => 'https://n8n.example/webhook/shopify',
		helpers: { getSecureEgressFilter: () => filter },
		getRequestObject: () => ({
			method: given.method ?? 'POST',
			originalUrl: '/webhook/shopify',
			...(given.read === undefined && { rawBody }),
			async readRawBody(this: { rawBody?: Buffer }) {
				if (given.read instanceof Error) throw given.read;
				this.rawBody = rawBody;
			},
			headers: {
				'content-type': 'application/json',
				'x-shopify-topic': 'orders/create',
				'x-shopify-webhook-id': id,
				'x-shopify-hmac-sha256': signHmac(shopify.webhook.signature, rawBody, SECRET),
				...headers,
			},
		}),
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	const result = await receive(context, given.provider ?? shopify, CREDENTIAL);
	return { answer, result, logged: logged.join('\n'), id };
}

const rows = async () => await (await instanceStore()).ledger.find({ limit: 1000 });
const row = async (key: string) => (await rows()).find((delivery) => delivery.key === key);

afterEach(() => jest.restoreAllMocks());

describe('receive', () => {
	it('records a genuine delivery, then acknowledges it and wakes the drain', async () => {
		const wake = jest.fn();
		const unregister = (await instanceStore()).ledger.onDue('workflow/node', wake);
		const { answer, result, id } = await deliver();
		expect(result).toEqual({ noWebhookResponse: true });
		expect(answer).toMatchObject({ status: 200, body: { outcome: 'recorded' } });
		expect(await row(id)).toMatchObject({ status: 'queued', body: Buffer.from('{"id":1}') });
		expect(wake).toHaveBeenCalledTimes(1);
		unregister();
	});

	it('acknowledges a repeated delivery and records nothing', async () => {
		const headers = { 'x-shopify-webhook-id': 'repeated' };
		await deliver({ headers });
		const count = (await rows()).length;
		const { answer } = await deliver({ headers });
		expect(answer).toMatchObject({ status: 200, body: { outcome: 'duplicate' } });
		expect(await rows()).toHaveLength(count);
	});

	it('acknowledges an event that is not asked for, and keeps it as ignored', async () => {
		const { answer, id } = await deliver({ headers: { 'x-shopify-topic': 'themes/publish' } });
		expect(answer).toMatchObject({ status: 200, body: { outcome: 'ignored' } });
		expect(await row(id)).toMatchObject({ status: 'ignored' });
	});

	it('takes further events from the options', async () => {
		const { answer } = await deliver({
			headers: { 'x-shopify-topic': 'themes/publish' },
			parameters: { settings: { otherEvents: 'shop/update, themes/publish' } },
		});
		expect(answer.body).toMatchObject({ outcome: 'recorded' });
	});

	it.each<[string, Given, number, string]>([
		['forged', { headers: { 'x-shopify-hmac-sha256': 'AAAA' } }, 401, 'bad_signature'],
		['not configured', { credential: null }, 401, 'missing_secret'],
		['of an empty secret', { credential: { signingSecret: '' } }, 401, 'missing_secret'],
		['malformed', { body: '{' }, 400, 'not_json'],
		['empty', { body: '' }, 400, 'empty_body'],
		[
			'stale',
			{
				headers: { 'x-shopify-triggered-at': '2020-01-01T00:00:00Z' },
				parameters: { settings: { maxAgeHours: 24 } },
			},
			401,
			'expired',
		],
	])(
		'refuses a delivery that is %s, with a reason, and records nothing',
		async (_, given, status, reason) => {
			const count = (await rows()).length;
			const { answer, result } = await deliver(given);
			expect(result).toEqual({ noWebhookResponse: true });
			expect(answer.status).toBe(status);
			expect(answer.body).toEqual({ error: reason, message: expect.stringMatching(/\.$/) });
			expect(await rows()).toHaveLength(count);
		},
	);

	it('accepts the secret that is being rotated out', async () => {
		const { answer } = await deliver({
			credential: { signingSecret: 'the next one', previousSigningSecret: SECRET },
		});
		expect(answer.status).toBe(200);
	});

	it('asks the provider to come back when the delivery cannot be written', async () => {
		const { ledger } = await instanceStore();
		jest.spyOn(ledger, 'record').mockRejectedValueOnce(new Error('database is full'));
		const { answer, logged } = await deliver();
		expect(answer).toMatchObject({ status: 503, headers: { 'Retry-After': '10' } });
		expect(JSON.stringify(answer.body)).not.toContain('database is full');
		expect(logged).toContain('database is full');
	});

	it('reads a body that n8n has left alone', async () => {
		expect((await deliver({ read: 'late' })).answer.status).toBe(200);
	});

	it('refuses a body that is over the limit', async () => {
		const read = Object.assign(new Error('too large'), { type: 'entity.too.large' });
		const { answer } = await deliver({ read });
		expect(answer).toMatchObject({ status: 413, body: { error: 'too_large' } });
	});

	it('asks the provider to come back when the body broke off', async () => {
		const { answer } = await deliver({ read: new Error('request aborted') });
		expect(answer.status).toBe(503);
	});

	it('asks the provider to come back when the credential cannot be read', async () => {
		const { answer } = await deliver({ credential: new Error('no encryption key') });
		expect(answer.status).toBe(503);
	});

	it('gives an event its turn: what it is about, when it is due, and before which others', async () => {
		const settings = { order: 'block', delaySeconds: 60, runFirst: 'orders/create' };
		const { id } = await deliver({ parameters: { settings } });
		expect(await row(id)).toMatchObject({ orderingKey: '1', priority: 1 });
		const { dueAt, receivedAt } = (await row(id))!;
		expect(dueAt).toBeGreaterThan(receivedAt);
	});

	it('keeps no order that nobody asked for, and the order of a person’s own key', async () => {
		const plain = await row((await deliver()).id);
		expect(plain?.orderingKey).toBeUndefined();
		const settings = { orderingKeyFrom: 'json:customer.id' };
		const body = '{"id":1,"customer":{"id":7}}';
		const own = await row((await deliver({ body, parameters: { settings } })).id);
		expect(own?.orderingKey).toBe('7');
	});

	it('records in the store of the node’s credential, and nowhere else', async () => {
		const count = (await rows()).length;
		const postgres = { host: '127.0.0.1', port: 1, database: 'n8n', user: 'n8n', password: 'p' };
		const { answer, logged } = await deliver({ postgres });
		expect(answer.status).toBe(503);
		expect(logged).toContain('ECONNREFUSED 127.0.0.1:1');
		expect(await rows()).toHaveLength(count);
	});

	it('reads its credential once', async () => {
		const read = jest.fn();
		await deliver({ onCredential: read });
		expect(read).toHaveBeenCalledTimes(1);
	});

	describe.each([
		['manual', { mode: 'manual' }],
		['direct', { parameters: { deliveryMode: 'direct' } }],
	])('in %s mode', (_, given: Given) => {
		it('hands a delivery straight on, and lets n8n answer when the run is written down', async () => {
			const count = (await rows()).length;
			const { result } = await deliver(given);
			expect(result).toEqual({
				workflowData: [[{ json: { id: 1, delivery: expect.objectContaining({ attempt: 1 }) } }]],
				webhookResponse: { outcome: 'started', events: 1 },
			});
			expect(await rows()).toHaveLength(count);
		});

		it('adds the event as text when an option says so', async () => {
			const parameters = { ...given.parameters, settings: { asText: true } };
			const { result } = await deliver({ ...given, parameters });
			expect(result.workflowData?.[0]).toMatchObject([
				{ json: { delivery: { text: expect.stringContaining('"id":1') } } },
			]);
		});

		it('acknowledges an event that is not asked for, without the ledger', async () => {
			const count = (await rows()).length;
			const headers = { 'x-shopify-topic': 'themes/publish' };
			const { answer, result } = await deliver({ ...given, headers });
			expect(answer).toMatchObject({ status: 200, body: { outcome: 'ignored' } });
			expect(result).toEqual({ noWebhookResponse: true });
			expect(await rows()).toHaveLength(count);
		});
	});

	it('says which method events come by', async () => {
		const { answer } = await deliver({
			provider: okta,
			method: 'GET',
			body: '{"eventId":"1"}',
			headers: { authorization: SECRET },
		});
		expect(answer).toMatchObject({ status: 405, headers: { Allow: 'POST' } });
	});

	it('verifies in manual mode too', async () => {
		const { answer, result } = await deliver({
			mode: 'manual',
			headers: { 'x-shopify-hmac-sha256': 'AAAA' },
		});
		expect(answer.status).toBe(401);
		expect(result.workflowData).toBeUndefined();
	});

	it('takes the event out of the form that GitHub sends by default', async () => {
		const event = '{"ref":"refs/heads/main","repository":{"full_name":"a/b"}}';
		const body = `payload=${encodeURIComponent(event)}`;
		const headers = {
			'content-type': 'application/x-www-form-urlencoded',
			'x-github-event': 'push',
			'x-github-delivery': 'a-form',
			'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
		};
		const parameters = { events: ['push'], settings: { order: 'block' } };
		const { answer } = await deliver({ provider: github, body, headers, parameters });
		expect(answer.body).toMatchObject({ outcome: 'recorded' });
		const found = await row('a-form');
		expect(found).toMatchObject({ orderingKey: 'a/b' });
		expect(String(found?.body)).toBe(event);
	});

	it('answers a handshake with what the provider wants, and records nothing', async () => {
		const body = '{"type":"url_verification","challenge":"3eZbrw1a"}';
		const time = String(Math.floor(Date.now() / 1000));
		const digest = createHmac('sha256', SECRET).update(`v0:${time}:${body}`).digest('hex');
		const headers = { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${digest}` };
		const count = (await rows()).length;
		const { answer, result } = await deliver({ provider: slack, body, headers });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(answer).toMatchObject({ status: 200, text: '3eZbrw1a' });
		expect(answer.headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff' });
		expect(await rows()).toHaveLength(count);
	});

	it('confirms a subscription first, or asks to be asked again', async () => {
		const given = {
			provider: awsSns,
			body: subscriptionConfirmation(),
			credential: { signingSecret: pem('leaf') },
		};
		fetched.mockResolvedValueOnce(Buffer.alloc(0));
		expect((await deliver(given)).answer.status).toBe(200);
		const url = 'https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription';
		expect(fetched).toHaveBeenLastCalledWith(filter, url);
		fetched.mockRejectedValueOnce(new Error('sns.us-east-1.amazonaws.com answered with 500'));
		expect((await deliver(given)).answer.status).toBe(503);
	});

	it('asks the provider to come back when the key cannot be fetched', async () => {
		const body = JSON.stringify({
			Type: 'Notification',
			SignatureVersion: '2',
			Signature: 'AAAA',
			SigningCertURL: 'https://sns.us-east-1.amazonaws.com/key.pem',
		});
		fetched.mockRejectedValueOnce(new Error('sns.us-east-1.amazonaws.com answered with 500'));
		const { answer } = await deliver({ provider: awsSns, body });
		expect(answer).toMatchObject({ status: 503, headers: { 'Retry-After': '10' } });
		expect(answer.body).toMatchObject({ error: 'key_unavailable' });
	});

	it('logs no secret and no signature', async () => {
		const signature = signHmac(shopify.webhook.signature, Buffer.from('{"id":1}'), SECRET);
		const runs = [await deliver(), await deliver({ headers: { 'x-shopify-hmac-sha256': 'AAAA' } })];
		for (const { logged, answer } of runs) {
			expect(logged).not.toContain(SECRET);
			expect(logged + JSON.stringify(answer)).not.toContain(signature);
		}
	});

	describe('with several events in a delivery', () => {
		const batch = (...ids: number[]) =>
			JSON.stringify(ids.map((id) => ({ log_id: `log-${id}`, data: { type: 's' } })));
		const send = (body: string, changes: Given = {}) =>
			deliver({
				provider: auth0LogStream,
				body,
				headers: { authorization: SECRET },
				...changes,
				parameters: { events: ['s'], ...changes.parameters },
			});
		const keys = async () => (await rows()).map(({ key }) => key);

		it('records each, and says how many', async () => {
			const { answer } = await send(batch(1, 2));
			expect(answer).toMatchObject({
				status: 200,
				body: { recorded: 2, duplicate: 0, ignored: 0 },
			});
			expect(await row('log-2')).toMatchObject({
				body: Buffer.from(JSON.stringify({ log_id: 'log-2', data: { type: 's' } })),
			});
		});

		it('takes what it has already seen once, wherever it comes again', async () => {
			await send(batch(3));
			const { answer } = await send(batch(3, 4));
			expect(answer.body).toEqual({ recorded: 1, duplicate: 1, ignored: 0 });
		});

		it('asks for all of it again when one cannot be written, and has then taken none', async () => {
			const { ledger } = await instanceStore();
			jest.spyOn(ledger, 'recordAll').mockRejectedValueOnce(new Error('database is full'));
			expect((await send(batch(5, 6, 7))).answer.status).toBe(503);
			expect(await keys()).not.toContain('log-5');
			const { answer } = await send(batch(5, 6, 7));
			expect(answer.body).toEqual({ recorded: 3, duplicate: 0, ignored: 0 });
			expect(await keys()).toEqual(expect.arrayContaining(['log-5', 'log-6', 'log-7']));
		});

		it('takes the delivery as one where a person wants that', async () => {
			const { answer } = await send(batch(8, 9), { parameters: { splitEvents: false } });
			expect(answer.body).toMatchObject({ outcome: 'recorded' });
			expect(await keys()).not.toContain('log-8');
		});

		it('puts them all out in a test run', async () => {
			const { result } = await send(batch(10, 11), { mode: 'manual' });
			expect(result.workflowData?.[0]).toHaveLength(2);
		});

		it('leaves out, and says so, what the signature does not cover', async () => {
			const first = '{"messageId":"m-1","type":"track"}';
			const body = `[${first},{"messageId":"m-2","type":"track"}]`;
			const digest = createHmac('sha1', SECRET).update(first).digest('hex');
			const { answer, logged } = await deliver({
				provider: segment,
				body,
				headers: { 'x-signature': digest },
				parameters: { events: ['*'], splitEvents: false },
			});
			expect(answer.body).toMatchObject({ outcome: 'recorded' });
			expect(await keys()).toContain('m-1');
			expect(await keys()).not.toContain('m-2');
			expect(logged).toContain('left out (1)');
		});
	});

	it('takes what the provider needs from the node and the credential', async () => {
		const form = 'From=%2B1555&MessageStatus=sent&MessageSid=SM1';
		const address = 'https://public.example/sms';
		const content = `${address}From+1555MessageSidSM1MessageStatussent`;
		const signature = createHmac('sha1', SECRET).update(content).digest('base64');
		const given = {
			provider: twilio,
			body: form,
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				'x-twilio-signature': signature,
			},
		};
		const parameters = { events: ['sent'], settings: { notificationUrl: address } };
		expect((await deliver({ ...given, parameters })).answer).toMatchObject({
			status: 200,
			text: '',
		});
		expect((await deliver(given)).answer.status).toBe(401);
	});
});
