import { readFileSync } from 'node:fs';
import type { IDataObject, IWorkflowBase } from 'n8n-workflow';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { toItem as toReplayedItem } from '../../nodes/DeadLetterTrigger/replayItems';
import { describeSync } from '../../nodes/SyncCheckpoint/status';
import type { SyncState } from '../../core/sync';
import { useNock } from '../support/nock';
import { output, runWorkflow } from './harness';

process.env.STEADFAST_STORE = 'memory';

const SOURCE = 'https://source.example.com';
const TARGET = 'https://target.example.com';
const credentials = {
	steadfastApiKeyApi: { placement: 'header', name: 'X-Api-Key', apiKey: 'sync-key-0123456789' },
};
const template = readFileSync('workflows/polling-source-to-api.json', 'utf8');
const nock = useNock();

let serial = 0;

/** The template under a name of its own, between a source in pages and a target. */
function openSync() {
	const id = `polling-${(serial += 1)}`;
	const workflow = {
		id,
		...JSON.parse(template.replaceAll('"source-to-api"', JSON.stringify(id))),
	} as IWorkflowBase;
	for (const { name, parameters } of workflow.nodes) {
		// The test does not wait out real time between calls and attempts.
		if (['Get a page', 'Send to the API'].includes(name)) {
			Object.assign(parameters, { retry: { baseMs: 1, jitterMs: 0 }, rateLimit: {} });
			// An open one would fail the next test, which calls the same host.
			parameters.breaker = { enabled: false };
		}
	}
	let executions = 0;
	const lastId = () => `${id}-${executions}`;
	const run = (start: string, json: IDataObject = {}) => {
		executions += 1;
		return runWorkflow(workflow, {
			start,
			items: [{ json }],
			credentials,
			executionId: lastId(),
		});
	};
	return {
		run: () => run('Every 15 minutes'),
		replay: (item: IDataObject) => run('Replayed record', item),
		/** What n8n starts when the last run has failed. */
		fail: (message: string) =>
			run('When a run fails', { execution: { id: lastId(), error: { message } } }),
		async status() {
			const { state } = await instanceStore();
			return describeSync(id, (await state.read<SyncState>(`sync:${id}`))!, Date.now());
		},
		async deadLetters() {
			const { ledger } = await instanceStore();
			return await ledger.find({ status: 'dead', workflowId: id, limit: 100 });
		},
	};
}

interface Sent {
	body: IDataObject;
	key: string | null;
}

/** Answers the pages, and notes which were asked for. */
function source(pages: Record<string, { records: IDataObject[]; next_cursor: string | null }>) {
	const asked: URLSearchParams[] = [];
	nock(SOURCE)
		.persist()
		.get('/records')
		.query(true)
		.reply(({ url }: Request) => {
			const { searchParams } = new URL(url);
			asked.push(searchParams);
			return [200, pages[searchParams.get('cursor') ?? 'first']!];
		});
	return asked;
}

function target(statusOf: (body: IDataObject) => number = () => 201) {
	const sent: Sent[] = [];
	nock(TARGET)
		.persist()
		.post('/records')
		.reply(async (request: Request) => {
			const body = (await request.json()) as IDataObject;
			const status = statusOf(body);
			if (status < 300) sent.push({ body, key: request.headers.get('idempotency-key') });
			return [status, { ok: status < 300 }];
		});
	return sent;
}

const record = (id: number) => ({ id, name: `Record ${id}` });
const PAGES = {
	first: { records: [record(1), record(2)], next_cursor: 'p2' },
	p2: { records: [], next_cursor: 'p3' },
	p3: { records: [record(3)], next_cursor: null },
};
const cursors = (asked: readonly URLSearchParams[]) => asked.map((query) => query.get('cursor'));

describe('A polling source to an API', () => {
	it('sends each record of every page once, also those after an empty page', async () => {
		const sync = openSync();
		const asked = source(PAGES);
		const sent = target();
		const run = await sync.run();
		expect(run.status).toBe('success');
		expect(cursors(asked)).toEqual([null, 'p2', 'p3']);
		expect(asked[0]!.get('updated_since')).toBe('2019-12-31T23:55:00.000Z');
		expect(sent.map(({ body }) => body)).toEqual([record(1), record(2), record(3)]);
		expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
		const started = output(run, 'Start the run')[0]!.sync as IDataObject;
		const status = await sync.status();
		expect(status).not.toHaveProperty('history.0.reason');
		expect(status).toMatchObject({
			status: 'success',
			cursor: started.startedAt,
			page: null,
			run: null,
			history: [{ counts: { changed: 3, unchanged: 0, confirmed: 3 } }],
		});
	});

	it('sends nothing when nothing changed, and asks from where the last run began', async () => {
		const sync = openSync();
		const asked = source(PAGES);
		const sent = target();
		await sync.run();
		const { cursor } = await sync.status();
		await sync.run();
		expect(sent).toHaveLength(3);
		expect(asked).toHaveLength(6);
		const since = Date.parse(asked.at(-1)!.get('updated_since')!);
		expect(since).toBe(Date.parse(String(cursor)) - 5 * 60_000);
		expect(await sync.status()).toMatchObject({ history: [{ counts: { unchanged: 3 } }, {}] });
	});

	it('stops while the target is away, and goes on at that page with the same key', async () => {
		const sync = openSync();
		const asked = source(PAGES);
		const keys: unknown[] = [];
		nock(TARGET)
			.post('/records')
			.twice()
			.reply(201)
			.post('/records')
			.times(5)
			.reply((request: Request) => {
				keys.push(request.headers.get('idempotency-key'));
				return [503];
			});
		const run = await sync.run();
		expect(run.status).toBe('error');
		expect(run.data.resultData.error?.message).toContain('HTTP 503');
		await sync.fail('The target answered HTTP 503');
		expect(await sync.status()).toMatchObject({
			status: 'failed',
			page: 'p3',
			run: null,
			history: [{ reason: 'The target answered HTTP 503' }],
		});

		const sent = target();
		expect((await sync.run()).status).toBe('success');
		expect(cursors(asked)).toEqual([null, 'p2', 'p3', 'p3']);
		expect(sent).toEqual([{ body: record(3), key: keys[0] }]);
		expect(await sync.status()).toMatchObject({ status: 'success', page: null });
	});

	it('keeps what the target refuses as a dead letter, sends the rest, and replays it', async () => {
		const sync = openSync();
		source(PAGES);
		let refused = true;
		const sent = target(({ id }) => (id === 2 && refused ? 422 : 201));
		expect((await sync.run()).status).toBe('success');
		expect(sent.map(({ body }) => body.id)).toEqual([1, 3]);
		expect(await sync.status()).toMatchObject({
			status: 'partial',
			history: [{ counts: { changed: 3, confirmed: 2 } }],
		});
		const [letter] = await sync.deadLetters();
		expect(letter).toMatchObject({ reason: expect.stringContaining('HTTP 422') });

		refused = false;
		expect((await sync.replay(toReplayedItem(letter!).json)).status).toBe('success');
		expect(sent.at(-1)!.body).toEqual(record(2));
		await sync.run();
		expect(sent).toHaveLength(3);
	});

	it('ends quietly while another run is under way', async () => {
		const sync = openSync();
		const asked = source({ first: { records: [record(1)], next_cursor: null } });
		target(() => 503);
		await sync.run();
		const second = await sync.run();
		expect(second.status).toBe('success');
		expect(output(second, 'Start the run')).toEqual([]);
		expect(asked).toHaveLength(1);
	});
});
