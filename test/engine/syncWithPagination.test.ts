import type { IDataObject, IWorkflowBase } from 'n8n-workflow';
import { useNock } from '../support/nock';
import { runWorkflow } from './harness';

process.env.STEADFAST_STORE = 'memory';

const SOURCE = 'https://pages.example.com';
const TARGET = 'https://target.example.com';
const nock = useNock();

const main = (...nodes: string[]) => ({
	main: [nodes.map((node) => ({ node, type: 'main' as const, index: 0 }))],
});
const node = (name: string, type: string, parameters: IDataObject) => ({
	...{ id: name, name, type: `n8n-nodes-steadfast.${type}` },
	...{ typeVersion: 1, position: [0, 0], parameters },
});
const checkpoint = (name: string, operation: string, parameters: IDataObject = {}) =>
	node(name, 'syncCheckpoint', { operation, sync: 'all-pages', ...parameters });
const request = (name: string, parameters: IDataObject) =>
	node(name, 'resilientHttpRequest', {
		...{ retry: { attempts: 1 }, breaker: { enabled: false } },
		...parameters,
	});

/** docs/sync-checkpoint.md: one request fetches all pages, and keeps those it has. */
const workflow = {
	id: 'all-pages',
	name: 'All pages',
	nodes: [
		checkpoint('Start', 'start', { ifRunning: 'stop' }),
		request('Get all pages', {
			url: `${SOURCE}/records`,
			pagination: 'page',
			pages: { name: 'page', size: 2, endsOnShortPage: true },
		}),
		checkpoint('Only changed', 'detect', { keyField: 'id' }),
		request('Send', { method: 'POST', url: `${TARGET}/records`, body: 'item' }),
		checkpoint('Confirm', 'confirm'),
		checkpoint('Finish', 'finish', { status: 'success' }),
		checkpoint('Finish as failed', 'finish', { status: 'failed', runId: '={{ $json.runId }}' }),
	],
	connections: {
		Start: main('Get all pages'),
		'Get all pages': main('Only changed', 'Finish'),
		'Only changed': main('Send'),
		Send: main('Confirm'),
	},
	settings: { executionOrder: 'v1' },
} as unknown as IWorkflowBase;

const run = (executionId: string, start = 'Start', json: IDataObject = {}) =>
	runWorkflow(workflow, { start, items: [{ json }], executionId });

const page = (number: number) =>
	nock(SOURCE)
		.get('/records')
		.query((query) => Number(query.page) === number);

function target(): IDataObject[] {
	const sent: IDataObject[] = [];
	nock(TARGET)
		.persist()
		.post('/records')
		.reply(async (request: Request) => {
			sent.push((await request.json()) as IDataObject);
			return [201, {}];
		});
	return sent;
}

it('goes on at the page where the HTTP node stopped, and sends each record once', async () => {
	const sent = target();
	page(1).reply(200, [{ id: 1 }, { id: 2 }]);
	page(2).reply(503);
	const first = await run('one');
	expect(first.data.resultData.error?.message).toContain('503');
	await run('error-trigger', 'Finish as failed', { runId: 'one' });
	expect(sent).toEqual([]);

	page(2).reply(200, [{ id: 3 }]);
	const second = await run('two');
	expect(second.data.resultData.error).toBeUndefined();
	expect(sent.map(({ id }) => id)).toEqual([1, 2, 3]);

	page(1).reply(200, [{ id: 1 }, { id: 2, name: 'new' }]);
	page(2).reply(200, [{ id: 3 }]);
	await run('three');
	expect(sent.slice(3)).toEqual([{ id: 2, name: 'new' }]);
});
