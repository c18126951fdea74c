import { createApi } from '../../../sandbox/try/lib/api.ts';
import type { Api } from '../../../sandbox/try/lib/api.ts';
import { creates } from '../../../sandbox/try/lib/routes.ts';
import { createSqs } from '../../../sandbox/try/lib/sqs.ts';
import type { Sqs } from '../../../sandbox/try/lib/sqs.ts';
import { useNock } from '../../support/nock';
import { didRun } from '../harness';
import { play } from './play';
import { openTemplate } from './template';

const KEYS = {
	accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
	secretAccessKey: 'secret-0123456789',
	region: 'us-east-1',
	service: 'sqs',
};
const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/events';
const template = openTemplate('queue-to-api-sqs', () => ({
	steadfastAwsApi: KEYS,
	steadfastApiKeyApi: { placement: 'header', name: 'X-Api-Key', apiKey: 'api-key-0123456789' },
}));
const nock = useNock();
const run = () => template.start('Every minute', [{}]);

let sqs: Sqs;
let api: Api;

beforeEach(async () => {
	await template.clear();
	// What a run that failed leaves in the queue is visible again at once.
	sqs = createSqs(KEYS, QUEUE, 0);
	api = createApi({ 'POST /events': creates('EV') });
	play(nock, 'https://sqs.us-east-1.amazonaws.com', sqs.api);
	play(nock, 'https://api.example.com', api);
});
const taken = () => api.count('POST /events', 201);

describe('SQS queue to an API', () => {
	it('sends all messages with their own keys, and deletes them', async () => {
		for (let id = 0; id < 13; id += 1) sqs.send(`{"id":${id}}`);
		expect((await run()).status).toBe('success');
		expect(taken()).toBe(13);
		expect(sqs.depth()).toBe(0);
	});

	it('ends when the queue is empty', async () => {
		const ended = await run();
		expect(ended.status).toBe('success');
		expect(didRun(ended, 'Send to the API')).toBe(false);
	});

	it('does not send again what is delivered again', async () => {
		const id = sqs.send('{}');
		await run();
		sqs.send('{}', id);
		expect((await run()).status).toBe('success');
		expect(api.calls()).toHaveLength(1);
		expect(sqs.depth()).toBe(0);
	});

	it('leaves a message in the queue while the API is down', async () => {
		sqs.send('{}');
		api.goDown();
		expect((await run()).status).toBe('error');
		expect([sqs.depth(), (await template.letters()).length]).toEqual([1, 0]);
		api.mend();
		expect((await run()).status).toBe('success');
		expect([sqs.depth(), taken()]).toEqual([0, 1]);
	});

	it('keeps what the API refuses, deletes it from the queue, and sends it when it is replayed', async () => {
		const id = sqs.send('{"id":7}');
		api.refuse(() => 422);
		expect((await run()).status).toBe('success');
		expect(sqs.depth()).toBe(0);
		expect(await template.letters()).toMatchObject([
			{ correlationId: id, reason: expect.stringContaining('HTTP 422') },
		]);
		api.mend();
		const [again] = await template.replay();
		expect(again!.status).toBe('success');
		expect(didRun(again!, 'Delete the message')).toBe(false);
		expect(taken()).toBe(1);
		expect(await template.letters()).toEqual([]);
	});

	it('keeps a message that is no JSON', async () => {
		sqs.send('no JSON');
		expect((await run()).status).toBe('success');
		expect(sqs.depth()).toBe(0);
		expect(await template.letters()).toMatchObject([
			{ reason: expect.stringContaining('JSON Body') },
		]);
	});

	it('stops when AWS does not know the keys', async () => {
		sqs = createSqs({ ...KEYS, secretAccessKey: 'another' }, QUEUE, 0);
		nock.cleanAll();
		play(nock, 'https://sqs.us-east-1.amazonaws.com', sqs.api);
		const ended = await run();
		expect(ended.data.resultData.error?.message).toContain('403');
	});
});
