import { useNock } from '../../support/nock';
import { didRun } from '../harness';
import { openTemplate } from './template';

const API = 'https://api.example.com';
const template = openTemplate('queue-to-api-kafka', () => ({
	steadfastApiKeyApi: { placement: 'header', name: 'X-Api-Key', apiKey: 'api-key-0123456789' },
}));
const nock = useNock();

let serial = 0;
let messageId = '';
beforeEach(async () => {
	await template.clear();
	messageId = `message-${(serial += 1)}`;
});

/** As n8n's Kafka Trigger, which is a stand-in here, hands a message out. */
const take = (message = '{"id":7}', headers: object | undefined = { id: messageId }) =>
	template.start('Message', [{ message, topic: 'events', headers: { ...headers } }]);

function receive(status: number) {
	const seen: Array<{ body: string; key: string | null }> = [];
	nock(API)
		.post('/events')
		.reply(async (request: Request) => {
			seen.push({ body: await request.text(), key: request.headers.get('idempotency-key') });
			return [status, {}];
		});
	return seen;
}

describe('Kafka topic to an API', () => {
	it('sends the message with an idempotency key', async () => {
		const seen = receive(201);
		const run = await take();
		expect(run.status).toBe('success');
		expect(seen).toEqual([{ body: '{"id":7}', key: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
	});

	it('does not send again what is handed out again', async () => {
		receive(201);
		await take();
		const again = await take();
		expect(again.status).toBe('success');
		expect(didRun(again, 'Delivered')).toBe(true);
	});

	it('tells messages without an ID apart', async () => {
		receive(201);
		receive(201);
		await take('{}', {});
		expect((await take('{}', {})).status).toBe('success');
	});

	it('fails while the API is down, so that the trigger takes the message again', async () => {
		const [first] = [receive(503), receive(503)];
		expect((await take()).status).toBe('error');
		expect(await template.letters()).toEqual([]);
		const seen = receive(201);
		expect((await take()).status).toBe('success');
		expect(seen).toEqual(first);
	});

	it('keeps what the API refuses, goes on, and sends it when it is replayed', async () => {
		const first = receive(422);
		expect((await take()).status).toBe('success');
		expect(await template.letters()).toMatchObject([
			{ correlationId: messageId, reason: expect.stringContaining('HTTP 422') },
		]);
		const seen = receive(201);
		await template.replay();
		expect(seen).toEqual(first);
		expect(await template.letters()).toEqual([]);
	});

	it.each(['no JSON', ''])('keeps a message that is no JSON: “%s”', async (content) => {
		expect((await take(content)).status).toBe('success');
		expect(await template.letters()).toMatchObject([
			{ correlationId: messageId, reason: expect.stringContaining('JSON Body') },
		]);
	});
});
