import type { IDataObject } from 'n8n-workflow';
import { Webhook } from 'standardwebhooks';
import { useNock } from '../../support/nock';
import { describeWith } from '../../support/services';
import { didRun } from '../harness';
import { useDatabase } from './database';
import { openTemplate } from './template';

const RECEIVER = 'https://receiver.example.com';
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

// n8n's Postgres node is a stand-in (test/engine/postgresNode.ts); the database is a real one.
describeWith('postgres')('Outbox to signed webhooks', () => {
	const database = useDatabase('outbox-signed-webhooks');
	const template = openTemplate('outbox-signed-webhooks', () => ({
		...database.credential(),
		steadfastStandardWebhooksSigningApi: { secret: SECRET },
	}));
	const nock = useNock();
	const poll = () => template.start('Every minute', [{}]);
	const row = async () => (await database.query('SELECT * FROM webhook_outbox'))[0]!;

	let id = '';
	beforeEach(async () => {
		await template.clear();
		const [inserted] = await database.query(
			`INSERT INTO webhook_outbox (url, payload)
			VALUES ('${RECEIVER}/hooks', '{"type":"order.paid","id":7}') RETURNING id`,
		);
		id = String(inserted!.id);
	});

	/** The receiver answers one call; gives what it verified. */
	function receive(status: number) {
		const seen: Array<{ id: string | null; event: unknown }> = [];
		nock(RECEIVER)
			.post('/hooks')
			.reply(async (request: Request) => {
				const event = new Webhook(SECRET).verify(
					await request.text(),
					Object.fromEntries(request.headers),
				);
				seen.push({ id: request.headers.get('webhook-id'), event });
				return [status, {}];
			});
		return seen;
	}

	it('sends a signed webhook with the ID of its row, and marks it sent', async () => {
		const seen = receive(204);
		expect((await poll()).status).toBe('success');
		expect(seen).toEqual([{ id, event: { type: 'order.paid', id: 7 } }]);
		expect(await row()).toMatchObject({ sent_at: expect.any(Date), attempts: 1, dead_at: null });
	});

	it('sends nothing twice: not when it polls again, and not after a crash before the mark', async () => {
		receive(204);
		await poll();
		const again = await poll();
		expect(again.status).toBe('success');
		expect(didRun(again, 'Send it signed')).toBe(false);

		await database.query('UPDATE webhook_outbox SET sent_at = NULL, due_at = now()');
		expect(didRun(await poll(), 'Mark it sent')).toBe(true);
		expect(await row()).toMatchObject({ sent_at: expect.any(Date) });
	});

	it('hands a row to one run alone', async () => {
		receive(204);
		const runs = await Promise.all([poll(), poll()]);
		expect(runs.filter((run) => didRun(run, 'Send it signed'))).toHaveLength(1);
	});

	it('is due again later while the receiver is down', async () => {
		receive(503);
		receive(503);
		expect((await poll()).status).toBe('success');
		expect(await row()).toMatchObject({ sent_at: null, reason: expect.stringContaining('503') });
		expect(didRun(await poll(), 'Send it signed')).toBe(false);

		await database.query('UPDATE webhook_outbox SET due_at = now()');
		const seen = receive(204);
		await poll();
		expect(seen).toMatchObject([{ id }]);
		expect(await template.letters()).toEqual([]);
	});

	it('is a dead letter after ten runs that failed', async () => {
		await database.query('UPDATE webhook_outbox SET attempts = 9');
		receive(503);
		receive(503);
		await poll();
		expect(await row()).toMatchObject({ dead_at: expect.any(Date), attempts: 10 });
		expect(await template.letters()).toHaveLength(1);
	});

	it('keeps what is refused for good, and marks it sent when its replay is taken', async () => {
		receive(410);
		await poll();
		expect(await template.letters()).toMatchObject([
			{ correlationId: id, reason: expect.stringContaining('HTTP 410') },
		]);
		expect(await row()).toMatchObject({ dead_at: expect.any(Date), sent_at: null });

		const seen = receive(204);
		await template.replay();
		expect(seen).toMatchObject([{ id }]);
		expect(await row()).toMatchObject({ dead_at: null, sent_at: expect.any(Date) } as IDataObject);
		expect(await template.letters()).toEqual([]);
	});

	it('loses nothing while the database is down', async () => {
		database.goDown();
		expect((await poll()).status).toBe('error');
		database.comeBack();
		receive(204);
		await poll();
		expect(await row()).toMatchObject({ sent_at: expect.any(Date) });
	});
});
