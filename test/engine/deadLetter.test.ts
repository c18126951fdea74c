import type { IDataObject, INodeExecutionData, IWorkflowBase } from 'n8n-workflow';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { toItem } from '../../nodes/DeadLetterTrigger/replayItems';
import { aDelivery } from '../support/deliveries';
import { output, runWorkflow } from './harness';

process.env.STEADFAST_STORE = 'memory';

let serial = 0;
let workflowId: string;
beforeEach(() => (workflowId = `dead-letter-${(serial += 1)}`));

/** Runs one Dead Letter node on items, as part of the test's workflow. */
async function run(parameters: IDataObject, items: INodeExecutionData[] = [{ json: {} }]) {
	const node = (id: string, name: string, type: string, given: IDataObject = {}) => ({
		...{ id, name, type, typeVersion: 1, position: [0, 0], parameters: given },
	});
	const workflow = {
		id: workflowId,
		name: 'Orders',
		nodes: [
			node('start', 'Send', 'n8n-nodes-base.noOp'),
			node('letters', 'Dead Letter', 'n8n-nodes-steadfast.deadLetter', parameters),
		],
		connections: { Send: { main: [[{ node: 'Dead Letter', type: 'main', index: 0 }]] } },
		settings: {},
	} as unknown as IWorkflowBase;
	return await runWorkflow(workflow, { start: 'Send', items });
}

const add = (...json: IDataObject[]) =>
	run(
		{ operation: 'add' },
		json.map((item) => ({ json: item })),
	);
const results = async (parameters: IDataObject) => output(await run(parameters), 'Dead Letter');
const list = (filter: IDataObject = {}) => results({ operation: 'getMany', ...filter });
const event = (correlationId: string, data: IDataObject = {}) => ({
	...data,
	delivery: { correlationId, provider: 'shopify', type: 'orders/create' },
	failure: { reason: 'HTTP 422', retryable: false },
});

describe('Dead Letter: add', () => {
	it('keeps the item, the reason and where it comes from', async () => {
		await add(event('a', { id: 1 }));
		expect(await list()).toMatchObject([
			{
				status: 'dead',
				kind: 'item',
				reason: 'HTTP 422',
				attempts: 1,
				correlationId: 'a',
				provider: 'shopify',
				type: 'orders/create',
				workflowId,
				workflowName: 'Orders',
				nodeName: 'Send',
				executionId: '4711',
				payload: { id: 1, delivery: { correlationId: 'a' } },
			},
		]);
	});

	it('keeps each of several items of one event, and none twice when the run is repeated', async () => {
		const lines = [event('a', { line: 1 }), event('a', { line: 2 })];
		await add(...lines);
		await add(...lines);
		expect((await list()).map(({ payload }) => payload)).toMatchObject([{ line: 1 }, { line: 2 }]);
	});

	it('keeps an item of the event that fails in a later run beside the one that failed before', async () => {
		await add(event('a', { line: 1 }));
		await add(event('a', { line: 2 }));
		expect((await list()).map(({ payload }) => payload)).toMatchObject([{ line: 1 }, { line: 2 }]);
	});

	it('keeps both of two items that are alike', async () => {
		await add(event('a', { line: 1 }), event('a', { line: 1 }));
		expect(await list()).toHaveLength(2);
	});

	it('keeps items that no event started', async () => {
		await add({ id: 1 }, { id: 2 });
		expect(await list()).toHaveLength(2);
	});

	it.each<[string, INodeExecutionData, string]>([
		['of another node’s error', { json: { error: 'no such table' } }, 'no such table'],
		['of nobody', { json: {} }, 'Not given'],
	])('takes the reason %s', async (_, item, reason) => {
		await run({ operation: 'add' }, [item]);
		expect(await list()).toMatchObject([{ reason }]);
	});

	it('takes reason and correlation ID from the node where they are given', async () => {
		await run({ operation: 'add', reason: 'by hand', correlationId: '={{ $json.id }}' }, [
			{ json: { id: 'order-7' } },
		]);
		expect(await list()).toMatchObject([{ reason: 'by hand', correlationId: 'order-7' }]);
	});

	it('updates the row of an item that failed again after a replay', async () => {
		const { ledger } = await instanceStore();
		await add(event('a', { line: 1 }), event('a', { line: 2 }));
		const second = (await ledger.find({ workflowId, limit: 10 }))[1]!;
		const replayed = toItem(second);
		await run({ operation: 'add', reason: 'still no' }, [replayed]);
		expect((await list()).map(({ reason }) => reason)).toEqual(['HTTP 422', 'still no']);
	});

	it('does not touch the row of another workflow', async () => {
		await add(event('a'));
		const { ledger } = await instanceStore();
		const [theirs] = await ledger.find({ workflowId, limit: 1 });
		workflowId = 'stranger';
		await add({ delivery: { correlationId: 'b', deadLetterId: theirs!.id } });
		expect(await ledger.find({ ids: [theirs!.id], limit: 1 })).toMatchObject([
			{ correlationId: 'a', reason: 'HTTP 422' },
		]);
	});
});

describe('Dead Letter: get many', () => {
	it('lists this workflow’s, or all', async () => {
		await add(event('mine'));
		const mine = workflowId;
		workflowId = `${mine}-other`;
		await add(event('theirs'));
		expect((await list()).map((letter) => letter.correlationId)).toEqual(['theirs']);
		const all = await list({ workflows: 'all', limit: 1000 });
		expect(all.map((letter) => letter.workflowId)).toEqual(
			expect.arrayContaining([mine, workflowId]),
		);
	});

	it('lists by ID, and no more than the limit', async () => {
		await add(event('a'), event('b'), event('c'));
		const ids = (await list()).map(({ id }) => id);
		expect(await list({ which: 'ids', ids: `${ids[2]}, ${ids[0]}` })).toHaveLength(2);
		expect(await list({ limit: 2 })).toHaveLength(2);
	});

	it('says which ID is none', async () => {
		const failed = await run({ operation: 'getMany', which: 'ids', ids: '1, x' });
		expect(failed.data.resultData.error?.message).toContain('"x" is no dead letter ID');
	});
});

describe('Dead Letter: replay', () => {
	it('counts only, in a dry run', async () => {
		await add(event('a'), event('b'));
		expect(await results({ operation: 'replay', dryRun: true })).toEqual([
			{ dryRun: true, matched: 2, replayed: 0, ids: [] },
		]);
		expect(await list()).toHaveLength(2);
	});

	it('makes items due for their workflow’s Dead Letter Trigger, and wakes it', async () => {
		const wake = jest.fn();
		const { ledger } = await instanceStore();
		const unregister = ledger.onDue(`${workflowId}/dead-letters`, wake);
		await add(event('a'));
		expect(await results({ operation: 'replay' })).toMatchObject([{ matched: 1, replayed: 1 }]);
		expect(wake).toHaveBeenCalled();
		expect(await ledger.claim(`${workflowId}/dead-letters`, 10, 1000)).toMatchObject([
			{ correlationId: 'a', attempts: 1 },
		]);
		unregister();
	});

	it('makes an event due for its own trigger', async () => {
		const { ledger } = await instanceStore();
		const scope = `${workflowId}/trigger`;
		const origin = { workflowId, workflowName: 'Orders', nodeName: 'Shopify' };
		await ledger.record(aDelivery({ scope, origin }));
		const [lease] = await ledger.claim(scope, 1, 1000);
		await ledger.settle(lease!, { status: 'dead', reason: 'HTTP 503' });
		await results({ operation: 'replay' });
		expect(await ledger.claim(scope, 1, 1000)).toHaveLength(1);
	});
});
