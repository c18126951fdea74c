import type { IDataObject } from 'n8n-workflow';
import { useNock } from '../../support/nock';
import { didRun } from '../harness';
import { openTemplate } from './template';

const API = 'https://api.example.com';

/** A template that hands the messages of a broker on to an API, and what all of them do. */
export function openQueueToApi(
	name: string,
	/** The item that n8n's trigger, which is a stand-in here, starts the workflow with. */
	itemOf: (content: string, messageId?: string) => IDataObject,
) {
	const template = openTemplate(name, () => ({
		steadfastApiKeyApi: { placement: 'header', name: 'X-Api-Key', apiKey: 'api-key-0123456789' },
	}));
	const nock = useNock();
	let serial = 0;
	let messageId = '';
	beforeEach(async () => {
		await template.clear();
		messageId = `message-${(serial += 1)}`;
	});

	const start = (content: string, id?: string) => template.start('Message', [itemOf(content, id)]);
	const take = (content = '{"id":7}') => start(content, messageId);

	/** The API answers the next call so. */
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

	/** The dead letters: the current message, for this reason. */
	const keptFor = (reason: string) => [
		{ correlationId: messageId, reason: expect.stringContaining(reason) },
	];

	const itDelivers = () => {
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
			await start('{}');
			expect((await start('{}')).status).toBe('success');
		});

		it.each(['no JSON', ''])('keeps a message that is no JSON: “%s”', async (content) => {
			expect((await take(content)).status).toBe('success');
			expect(await template.letters()).toMatchObject(keptFor('JSON Body'));
		});
	};

	return { template, take, receive, keptFor, itDelivers };
}
