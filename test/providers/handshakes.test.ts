import { createHmac } from 'node:crypto';
import { fixtureOf, verify, type Changes } from './fixtures';

const meta = fixtureOf('meta', 'page-name');
const okta = fixtureOf('okta', 'session-start');
const slack = fixtureOf('slack', 'published-slash-command');
const sns = fixtureOf('aws-sns', 'subscription-confirmation');
const woocommerce = fixtureOf('woocommerce', 'order-updated');

const refused = expect.objectContaining({ ok: false });

describe('Slack', () => {
	const signed = (body: string, contentType: string): Changes => {
		const digest = createHmac('sha256', slack.secret)
			.update(`v0:${slack.timestamp}:${body}`)
			.digest('hex');
		return {
			rawBody: Buffer.from(body),
			headers: {
				'content-type': contentType,
				'x-slack-request-timestamp': String(slack.timestamp),
				'x-slack-signature': `v0=${digest}`,
			},
		};
	};
	const question = JSON.stringify({ token: 't', challenge: '3eZbrw1aB', type: 'url_verification' });

	it('gets its challenge back', async () => {
		expect(await verify(slack, signed(question, 'application/json'))).toEqual({
			ok: true,
			handshake: { status: 200, headers: { 'content-type': 'text/plain' }, body: '3eZbrw1aB' },
		});
	});

	it('gets nothing without a signature', async () => {
		expect(await verify(slack, { rawBody: Buffer.from(question), headers: {} })).toEqual(refused);
	});

	it('gets an answer for its check of a slash command’s certificate', async () => {
		const changes = signed('ssl_check=1&token=t', 'application/x-www-form-urlencoded');
		expect(await verify(slack, changes)).toMatchObject({ handshake: { status: 200, body: '' } });
	});

	it('sends an event that talks about a challenge', async () => {
		const event = { event_id: 'Ev1', type: 'event_callback', challenge: 'x', event: { type: 'm' } };
		const changes = signed(JSON.stringify(event), 'application/json');
		expect(await verify(slack, changes)).toMatchObject({ eventId: 'Ev1', eventType: 'm' });
	});

	it('sends a click, with its id and type inside a field of the form', async () => {
		const payload = JSON.stringify({ type: 'block_actions', trigger_id: '1.2.3' });
		const form = new URLSearchParams({ payload }).toString();
		expect(await verify(slack, signed(form, 'application/x-www-form-urlencoded'))).toMatchObject({
			eventId: '1.2.3',
			eventType: 'block_actions',
		});
	});
});

describe('Meta', () => {
	const ask = (query: string, options = { verifyToken: 'our word' }) =>
		verify(meta, {
			method: 'GET',
			url: `https://n8n.example.com/webhook/meta?${query}`,
			headers: {},
			rawBody: Buffer.alloc(0),
			options,
		});
	const query = 'hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=our%20word';

	it('gets its challenge back for our word', async () => {
		expect(await ask(query)).toEqual({
			ok: true,
			handshake: { status: 200, headers: { 'content-type': 'text/plain' }, body: '1158201444' },
		});
	});

	it.each([
		['another word', query.replace('our', 'your'), { verifyToken: 'our word' }],
		['no word', 'hub.mode=subscribe&hub.challenge=1', { verifyToken: 'our word' }],
		['no challenge', 'hub.mode=subscribe&hub.verify_token=our%20word', { verifyToken: 'our word' }],
		['another mode', query.replace('subscribe', 'other'), { verifyToken: 'our word' }],
		['no word of ours', query.replace('our%20word', ''), { verifyToken: '' }],
	])('gets nothing for %s', async (_what, asked, options) => {
		expect(await ask(asked, options)).toEqual(refused);
	});

	it('gets its challenge back for a word among the secrets, where the options hold none', async () => {
		const changes = { method: 'GET', url: `${meta.url}?${query}`, headers: {} };
		expect(await verify(meta, { ...changes, secrets: ['secret', 'our word'] })).toMatchObject({
			handshake: { body: '1158201444' },
		});
		expect(await verify(meta, { ...changes, secrets: ['secret'] })).toEqual(refused);
	});

	it('gets nothing for a POST', async () => {
		const url = `${meta.url}?${query}`;
		const options = { verifyToken: 'our word' };
		expect(await verify(meta, { url, headers: {}, options })).toEqual(refused);
	});
});

describe('Okta', () => {
	const headers = { 'X-Okta-Verification-Challenge': 'a "challenge"' };

	it('gets its challenge back as JSON', async () => {
		const changes = { method: 'GET', headers, rawBody: Buffer.alloc(0) };
		expect(await verify(okta, changes)).toEqual({
			ok: true,
			handshake: {
				status: 200,
				headers: { 'content-type': 'application/json' },
				body: '{"verification":"a \\"challenge\\""}',
			},
		});
	});

	it('sends no events in that way', async () => {
		expect(await verify(okta, { method: 'POST', headers })).toEqual(refused);
		expect(await verify(okta, { method: 'GET', headers: {} })).toEqual(refused);
	});
});

describe('WooCommerce', () => {
	const ping = {
		rawBody: Buffer.from('webhook_id=142'),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	};

	it('gets its ping answered', async () => {
		expect(await verify(woocommerce, ping)).toEqual({
			ok: true,
			handshake: { status: 200, headers: {}, body: '' },
		});
	});

	it.each(['webhook_id=142&id=1', 'webhook_id=x', '{"webhook_id":1}', ''])(
		'sends nothing else unsigned: %s',
		async (body) => {
			expect(await verify(woocommerce, { ...ping, rawBody: Buffer.from(body) })).toEqual(refused);
		},
	);

	it('sends no event in that way', async () => {
		const headers = { ...ping.headers, 'x-wc-webhook-topic': 'order.created' };
		expect(await verify(woocommerce, { ...ping, headers })).toEqual(refused);
	});
});

describe('Amazon SNS', () => {
	it('is told to confirm only the topic that is expected', async () => {
		const options = { topicArn: 'arn:aws:sns:us-east-1:123456789012:another-topic' };
		expect(await verify(sns, { options })).toEqual({
			ok: false,
			reason: 'not_expected',
			status: 403,
		});
	});
});
