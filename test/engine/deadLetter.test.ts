import type { IDataObject, INodeExecutionData, IWorkflowBase } from 'n8n-workflow';
import { toItem } from '../../nodes/DeadLetterTrigger/replayItems';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { sayListening } from '../../nodes/shared/listening';
import { aDelivery } from '../support/deliveries';
import { settle } from '../support/time';
import { event, letterBox } from './deadLetterNode';
import { output, runWorkflow } from './harness';

process.env.STEADFAST_STORE = 'memory';

let box: ReturnType<typeof letterBox>;
beforeEach(() => (box = letterBox()));

/** A dead event of a trigger of the test's workflow. */
async function deadEvent(body: IDataObject = { id: 1 }) {
	const { ledger } = await instanceStore();
	const { workflowId } = box;
	const scope = `${workflowId}/trigger`;
	const origin = { workflowId, workflowName: 'Orders', nodeName: 'Shopify' };
	await ledger.record(aDelivery({ scope, origin, body: Buffer.from(JSON.stringify(body)) }));
	const [lease] = await ledger.claim(scope, 1, 1000);
	await ledger.settle(lease!, { status: 'dead', reason: 'HTTP 503' });
	return { id: lease!.id, scope };
}

/** Adds items and gives their IDs. */
async function added(...items: IDataObject[]): Promise<number[]> {
	const run = await box.add(...items);
	return output(run, 'Dead Letter').map(({ id }) => Number(id));
}

describe('Dead Letter: add', () => {
	it('keeps the item, the reason and where it comes from', async () => {
		await box.add(event('a', { id: 1 }));
		const [letter] = await box.list();
		expect(letter).toMatchObject({
			status: 'dead',
			kind: 'item',
			reason: 'HTTP 422',
			attempts: 1,
			correlationId: 'a',
			provider: 'shopify',
			type: 'orders/create',
			workflowId: box.workflowId,
			workflowName: 'Orders',
			nodeName: 'Send',
			executionId: '4711',
		});
		const { failure: _, ...original } = event('a', { id: 1 });
		expect(letter?.payload).toEqual(original);
	});

	it('keeps each of several items of one event, and none twice when the run is repeated', async () => {
		const lines = [event('a', { line: 1 }), event('a', { line: 2 })];
		await box.add(...lines);
		await box.add(...lines);
		expect((await box.list()).map(({ payload }) => payload)).toMatchObject([
			{ line: 1 },
			{ line: 2 },
		]);
	});

	it('keeps an item of the event that fails in a later run beside the one that failed before', async () => {
		await box.add(event('a', { line: 1 }));
		await box.add(event('a', { line: 2 }));
		expect(await box.list()).toHaveLength(2);
	});

	it('keeps both of two items that are alike', async () => {
		await box.add(event('a', { line: 1 }), event('a', { line: 1 }));
		expect(await box.list()).toHaveLength(2);
	});

	it('keeps items that no event started', async () => {
		await box.add({ id: 1 }, { id: 2 });
		expect(await box.list()).toHaveLength(2);
	});

	it.each<[string, IDataObject, string]>([
		['a text under error', { error: 'no such table' }, 'no such table'],
		['a message under error', { error: { message: 'no such row' } }, 'no such row'],
		['nobody', {}, 'Not given'],
		[
			'a call that was tried several times',
			{ failure: { reason: 'HTTP 503', attempts: 5 } },
			'HTTP 503 (after 5 attempts)',
		],
	])('takes the reason from %s', async (_, json, reason) => {
		await box.add(json);
		expect(await box.list()).toMatchObject([{ reason }]);
	});

	it.each([
		['GET /?api_key=abc123def&page=2 refused', 'GET /?api_key=***&page=2 refused'],
		['{"password":"hunter2"} refused', '{"password":"***"} refused'],
		['Authorization: Bearer abcdefghijkl refused', 'Authorization: *** refused'],
		['sent Basic dXNlcjpwYXNz', 'sent Basic ***'],
		['the token has expired', 'the token has expired'],
	])('masks secrets in the reason: %s', async (reason, kept) => {
		await box.add({ failure: { reason } });
		expect(await box.list()).toMatchObject([{ reason: kept }]);
	});

	it('takes reason, correlation ID and node from the fields where they are given', async () => {
		await box.run(
			{
				operation: 'add',
				reason: '=by hand: {{ $json.id }}',
				correlationId: '={{ $json.id }}',
				options: { failedNode: 'Warehouse' },
			},
			[{ json: { id: 'order-7' } }, { json: { id: 'order-8' } }],
		);
		expect(await box.list()).toMatchObject([
			{ reason: 'by hand: order-7', correlationId: 'order-7', nodeName: 'Warehouse' },
			{ reason: 'by hand: order-8', correlationId: 'order-8', nodeName: 'Warehouse' },
		]);
	});

	/** Runs items through a node that fails, and its error output into a Dead Letter node. */
	async function refusedBy(type: string, parameters: IDataObject, item: IDataObject) {
		const node = (name: string, given: object) => ({
			...{ id: name, name, typeVersion: 1, position: [0, 0], parameters: {}, ...given },
		});
		const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
		const letters = { type: 'n8n-nodes-steadfast.deadLetter', parameters: { operation: 'add' } };
		const workflow = {
			id: box.workflowId,
			name: 'Orders',
			nodes: [
				node('Start', { type: 'n8n-nodes-base.noOp' }),
				node('Refuse', { type, parameters, onError: 'continueErrorOutput' }),
				node('Dead Letter', letters),
			],
			connections: {
				Start: { main: [to('Refuse')] },
				Refuse: { main: [[], to('Dead Letter')] },
			},
			settings: {},
		} as unknown as IWorkflowBase;
		await runWorkflow(workflow, { start: 'Start', items: [{ json: item }] });
		return (await box.list())[0];
	}

	it.each<[string, string, IDataObject]>([
		[
			'puts the error on the item’s json',
			'n8n-nodes-steadfast.deadLetter',
			{ operation: 'get', id: 'x' },
		],
		['puts it beside the json', 'n8n-nodes-base.refuse', { errorMessage: 'x' }],
	])('keeps the original item of a node that %s', async (_, type, parameters) => {
		const item = { order: 7, error: 'its own' };
		const letter = await refusedBy(type, parameters, item);
		expect(letter).toMatchObject({ nodeName: 'Refuse', reason: expect.stringContaining('x') });
		expect(letter?.payload).toEqual(item);
	});

	const withFile: INodeExecutionData = {
		json: { id: 1 },
		binary: { invoice: { data: 'YQ==', mimeType: 'application/pdf', fileName: 'invoice.pdf' } },
	};

	it('refuses files unless they may be left out', async () => {
		expect(await box.failure({ operation: 'add' }, [withFile])).toContain('(invoice.pdf)');
		expect(await box.list()).toEqual([]);
		await box.run({ operation: 'add', options: { binaryData: 'leaveOut' } }, [withFile]);
		expect(await box.list()).toMatchObject([{ payload: { id: 1 } }]);
	});

	it('refuses an item that is too large, and lets the others through', async () => {
		const large = { text: 'x'.repeat(2000) };
		const run = await box.run(
			{ operation: 'add', options: { maxPayloadKb: 1 } },
			[{ json: { id: 1 } }, { json: large }],
			{ onError: 'continueErrorOutput' },
		);
		expect(output(run, 'Dead Letter', 0)).toHaveLength(1);
		expect(output(run, 'Dead Letter', 1)).toMatchObject([
			{ ...large, error: expect.stringContaining('more than the 1 KB') },
		]);
		expect(await box.list()).toHaveLength(1);
	});

	it('lets a refused item go on with its error, where the node may continue', async () => {
		const run = await box.run({ operation: 'add' }, [withFile], {
			onError: 'continueRegularOutput',
		});
		expect(output(run, 'Dead Letter')).toMatchObject([
			{ id: 1, error: expect.stringContaining('(invoice.pdf)') },
		]);
	});

	it('updates the row of an item that failed again after a replay', async () => {
		const { ledger } = await instanceStore();
		await box.add(event('a', { line: 1 }), event('a', { line: 2 }));
		const second = (await ledger.find({ workflowId: box.workflowId, limit: 10 }))[1]!;
		await box.run({ operation: 'add', reason: 'still no' }, [toItem(second)]);
		expect((await box.list()).map(({ reason }) => reason)).toEqual(['HTTP 422', 'still no']);
	});

	it('does not touch the row of another workflow', async () => {
		const [theirs] = await added(event('a'));
		await letterBox('stranger').add({ delivery: { correlationId: 'b', deadLetterId: theirs! } });
		const [letter] = await box.results({ operation: 'get', id: theirs });
		expect(letter).toMatchObject({ correlationId: 'a', reason: 'HTTP 422' });
	});
});

describe('Dead Letter: get many', () => {
	it('lists this workflow’s, all, or those of another', async () => {
		await box.add(event('mine'));
		const other = letterBox();
		await other.add(event('theirs'));
		const ids = async (workflows: IDataObject) =>
			(await other.list({ returnAll: true, ...workflows })).map((letter) => letter.workflowId);
		expect(await ids({})).toEqual([other.workflowId]);
		expect(await ids({ workflows: 'all' })).toEqual(
			expect.arrayContaining([box.workflowId, other.workflowId]),
		);
		expect(await ids({ workflows: 'id', workflowId: box.workflowId })).toEqual([box.workflowId]);
		expect(
			await other.failure({ operation: 'getMany', workflows: 'id', workflowId: '={{ "" }}' }),
		).toContain('Workflow ID');
	});

	it('lists by ID, whatever became of them', async () => {
		const ids = await added(event('a'), event('b'), event('c'));
		await box.results({ operation: 'resolve', which: 'ids', ids: String(ids[2]) });
		const listed = await box.list({ which: 'ids', ids: `${ids[2]}, ${ids[0]}` });
		expect(listed.map(({ status }) => status)).toEqual(['dead', 'resolved']);
	});

	it.each<[string, IDataObject]>([
		['reason', { reasonText: 'UNKNOWN sku' }],
		['payload', { payloadText: '"order":2' }],
		['correlation ID', { correlationId: 'b' }],
		['provider', { provider: 'stripe' }],
		['type', { type: 'charge.failed' }],
		['kind', { kind: 'item', provider: 'stripe' }],
		['status', { status: ['dead'], provider: 'stripe' }],
		['time', { receivedAfter: '2020-01-01', receivedBefore: '2999-01-01', provider: 'stripe' }],
	])('filters by %s', async (_, filters) => {
		await box.add(event('a', { order: 1 }), {
			order: 2,
			delivery: { correlationId: 'b', provider: 'stripe', type: 'charge.failed' },
			failure: { reason: 'Unknown SKU' },
		});
		expect((await box.list({ filters })).map(({ payload }) => payload)).toMatchObject([
			{ order: 2 },
		]);
	});

	it.each<[string, IDataObject]>([
		['node', { nodeName: 'Another' }],
		['kind', { kind: 'webhook' }],
		['status', { status: ['resolved'] }],
		['replay', { replayId: 'none' }],
		['earliest time', { receivedAfter: '2999-01-01' }],
		['latest time', { receivedBefore: '2020-01-01' }],
	])('leaves out by %s', async (_, filters) => {
		await box.add(event('a'));
		expect(await box.list({ filters })).toEqual([]);
	});

	it('pages, and sorts either way', async () => {
		const ids = await added(event('a'), event('b'), event('c'));
		const page = async (given: IDataObject) =>
			(await box.list({ limit: 2, ...given })).map(({ id }) => id);
		expect(await page({})).toEqual(ids.slice(0, 2));
		expect(await page({ after: ids[1] })).toEqual(ids.slice(2));
		const newest = [...ids].reverse();
		expect(await page({ sort: 'newest' })).toEqual(newest.slice(0, 2));
		expect(await page({ sort: 'newest', after: newest[1] })).toEqual(newest.slice(2));
		expect(await page({ returnAll: true })).toEqual(ids);
	});

	it('returns all of more than a page', async () => {
		await box.add(...Array.from({ length: 450 }, (_, id) => ({ id })));
		const ids = (await box.list({ returnAll: true })).map(({ id }) => id);
		expect(new Set(ids).size).toBe(450);
	});

	it('masks what it is asked to, and leaves it in the ledger', async () => {
		await box.add({ customer: { email: 'a@b.c', name: 'A' }, lines: [{ price: 1 }, { price: 2 }] });
		expect(await box.list({ maskFields: 'customer.email, lines.price, none.of' })).toMatchObject([
			{ payload: { customer: { email: '***', name: 'A' }, lines: [{ price: '***' }, {}] } },
		]);
		expect(await box.list()).toMatchObject([{ payload: { customer: { email: 'a@b.c' } } }]);
	});

	it.each<[string, IDataObject, string]>([
		['ID', { which: 'ids', ids: '1, x' }, '"x" is no dead letter ID'],
		['list of IDs', { which: 'ids', ids: ' , ' }, 'at least one dead letter ID'],
		['cursor', { after: 'x' }, 'After ID: "x"'],
		['date', { filters: { receivedAfter: 'soon' } }, 'Received After: "soon" is no date'],
		['filter', { filters: { type: '={{ $json.no }}' } }, 'Filters → Type is empty'],
		['time', { filters: { receivedBefore: '' } }, 'Filters → Received Before is empty'],
		['status', { filters: { status: ['lost'] } }, '"lost" is no status'],
	])('says which %s is wrong', async (_, given, message) => {
		expect(await box.failure({ operation: 'getMany', ...given })).toContain(message);
	});
});

describe('Dead Letter: get', () => {
	it('shows one with its history', async () => {
		const { id } = await deadEvent({ id: 7 });
		expect(await box.results({ operation: 'get', id })).toMatchObject([
			{
				id,
				kind: 'webhook',
				nodeName: 'Shopify',
				payload: { id: 7 },
				originalPayload: null,
				headers: { 'x-shopify-topic': 'orders/create' },
				eventAt: '2026-11-20T00:00:00.000Z',
			},
		]);
	});

	it('says that there is none', async () => {
		const [id] = await added(event('a'));
		expect(await letterBox().failure({ operation: 'get', id })).toContain(
			`There is no dead letter ${id} of that workflow`,
		);
		expect(await box.failure({ operation: 'get', id: '1, 2' })).toContain('not several');
	});
});

describe('Dead Letter: edit payload', () => {
	it('changes what it says, keeps the original and the delivery, and says what changed', async () => {
		const [id] = await added(event('a', { sku: 'MUG', ship: { zip: '', city: 'Ghent' } }));
		const payload = JSON.stringify({ sku: 'MUG', ship: { zip: '9000', city: 'Ghent' } });
		expect(await box.results({ operation: 'edit', id, payload })).toMatchObject([
			{ id, status: 'dead', edited: true, changed: ['ship.zip'] },
		]);
		expect(await box.results({ operation: 'get', id })).toMatchObject([
			{
				payload: { ship: { zip: '9000' }, delivery: { correlationId: 'a' } },
				originalPayload: { ship: { zip: '' } },
			},
		]);
	});

	it('says that nothing changed', async () => {
		const [id] = await added({ sku: 'MUG' });
		expect(await box.results({ operation: 'edit', id, payload: '{"sku":"MUG"}' })).toMatchObject([
			{ edited: false, changed: [] },
		]);
	});

	it('is what a replay delivers', async () => {
		const { ledger } = await instanceStore();
		const { id, scope } = await deadEvent({ id: 1 });
		await box.results({ operation: 'edit', id, payload: '{"id":2}' });
		await box.results({ operation: 'replay' });
		const [lease] = await ledger.claim(scope, 1, 1000);
		expect(String(lease?.body)).toBe('{"id":2}');
	});

	it.each([
		['{"id":', 'not valid JSON'],
		['[1]', 'has to be a JSON object'],
	])('refuses %s', async (payload, message) => {
		const [id] = await added({ sku: 'MUG' });
		expect(await box.failure({ operation: 'edit', id, payload })).toContain(message);
		expect(await box.list()).toMatchObject([{ payload: { sku: 'MUG' } }]);
	});

	it('refuses one that is not dead', async () => {
		const [id] = await added({ sku: 'MUG' });
		await box.results({ operation: 'replay' });
		expect(await box.failure({ operation: 'edit', id, payload: '{}' })).toContain('is queued');
	});
});

describe('Dead Letter: replay', () => {
	it('counts only, in a dry run', async () => {
		await box.add(event('a'), event('b'));
		expect(await box.results({ operation: 'replay', dryRun: true })).toMatchObject([
			{ dryRun: true, matched: 2, replayed: 0, ids: [] },
		]);
		expect(await box.hints({ operation: 'replay', dryRun: true, limit: 1 })).toContain(
			'Dry run: 1 of 2',
		);
		expect(await box.list()).toHaveLength(2);
	});

	it('is a dry run unless told otherwise, from version 1.1 on', async () => {
		await box.add(event('a'));
		const run = await box.run({ operation: 'replay' }, undefined, { typeVersion: 1.1 });
		expect(output(run, 'Dead Letter')).toMatchObject([{ dryRun: true, matched: 1 }]);
		expect(await box.results({ operation: 'replay' })).toMatchObject([{ replayed: 1 }]);
	});

	it('makes items due for their workflow’s Dead Letter Trigger, and wakes it', async () => {
		const wake = jest.fn();
		const { ledger } = await instanceStore();
		const scope = `${box.workflowId}/dead-letters`;
		const unregister = ledger.onDue(scope, wake);
		await box.add(event('a'));
		expect(await box.results({ operation: 'replay' })).toMatchObject([{ matched: 1, replayed: 1 }]);
		expect(wake).toHaveBeenCalled();
		expect(await ledger.claim(scope, 10, 1000)).toMatchObject([
			{ correlationId: 'a', attempts: 1 },
		]);
		unregister();
	});

	it('makes an event due for its own trigger', async () => {
		const { ledger } = await instanceStore();
		const { scope } = await deadEvent();
		await box.results({ operation: 'replay' });
		expect(await ledger.claim(scope, 1, 1000)).toHaveLength(1);
	});

	it('spreads them at a rate', async () => {
		const { ledger } = await instanceStore();
		await box.add(event('a'), event('b'), event('c'));
		await box.results({ operation: 'replay', perSecond: 0.5 });
		const [first, second, third] = await ledger.find({ workflowId: box.workflowId, limit: 3 });
		expect(second!.dueAt - first!.dueAt).toBe(2000);
		expect(third!.dueAt - second!.dueAt).toBe(2000);
	});

	it('says that nobody listens, or that it is paused, and nothing where somebody does', async () => {
		const { ledger, state } = await instanceStore();
		const { scope } = await deadEvent();
		const unattended = async () =>
			(await box.results({ operation: 'replay', dryRun: true }))[0]?.unattended;
		expect(await unattended()).toMatchObject([
			{ count: 1, nodeName: 'Shopify', why: expect.stringContaining('does not listen') },
		]);

		const stop = sayListening(state, scope);
		await settle();
		expect(await unattended()).toEqual([]);
		await ledger.pause(scope);
		expect(await unattended()).toMatchObject([{ why: expect.stringContaining('paused') }]);
		await ledger.resume(scope);

		await stop();
		expect(await unattended()).toHaveLength(1);
	});

	it('wants to hear that everything is meant', async () => {
		await box.add(event('a'));
		const everything = { operation: 'replay', workflows: 'all' };
		expect(await box.failure(everything)).toContain('Nothing was changed');
		expect(await box.list()).toHaveLength(1);
		expect(await box.results({ ...everything, dryRun: true })).toMatchObject([{ dryRun: true }]);
		await box.results({ ...everything, returnAll: true, everything: true });
		expect(await box.list()).toEqual([]);
	});

	it('does nothing when an expression in a filter finds nothing', async () => {
		await box.add(event('a'));
		const filters = { correlationId: '={{ $json.missing }}' };
		expect(await box.failure({ operation: 'replay', filters })).toContain(
			'Correlation ID is empty',
		);
		expect(await box.list()).toHaveLength(1);
	});

	it('takes what each item says', async () => {
		await box.add(event('a'), event('b'), event('c'));
		const run = await box.run(
			{ operation: 'replay', filters: { correlationId: '={{ $json.event }}' } },
			[{ json: { event: 'a' } }, { json: { event: 'c' } }],
		);
		expect(output(run, 'Dead Letter')).toMatchObject([{ replayed: 1 }, { replayed: 1 }]);
		expect((await box.list()).map(({ correlationId }) => correlationId)).toEqual(['b']);
	});

	it('refuses a rate below 0', async () => {
		await box.add(event('a'));
		expect(await box.failure({ operation: 'replay', perSecond: -1 })).toContain('Rate');
		expect(await box.list()).toHaveLength(1);
	});
});

describe('Dead Letter: a replay', () => {
	const replayed = async () => {
		const [result] = await box.results({ operation: 'replay', returnAll: true });
		return String(result?.replayId);
	};
	const about = (operation: string, replayId: string) =>
		box.results({ resource: 'replay', operation, replayId });

	it('tells its progress', async () => {
		const { ledger } = await instanceStore();
		await box.add(event('a'), event('b'), event('c'));
		const replayId = await replayed();
		const [first] = await ledger.claim(`${box.workflowId}/dead-letters`, 2, 1000);
		await ledger.settle(first!, { status: 'done' });
		expect(await about('getProgress', replayId)).toEqual([
			{ replayId, total: 3, waiting: 1, running: 1, done: 1, dead: 0, closed: 0, finished: false },
		]);
	});

	it('can be cancelled: what has not begun is a dead letter again', async () => {
		const { ledger } = await instanceStore();
		const ids = await added(event('a'), event('b'));
		const replayId = await replayed();
		await ledger.claim(`${box.workflowId}/dead-letters`, 1, 1000);
		expect(await about('cancel', replayId)).toEqual([{ replayId, cancelled: 1 }]);
		expect((await box.list()).map(({ id }) => id)).toEqual([ids[1]]);
		expect(await about('cancel', replayId)).toEqual([{ replayId, cancelled: 0 }]);
	});

	it('can be looked for, and listed', async () => {
		await box.add(event('a'));
		const replayId = await replayed();
		expect(await box.list({ filters: { replayId, status: ['queued'] } })).toHaveLength(1);
		const ask = (given: string) =>
			box.failure({ resource: 'replay', operation: 'getProgress', replayId: given });
		expect(await ask('none')).toContain('No dead letter belongs to the replay none');
		expect(await ask(' ')).toContain('Replay ID is empty');
	});
});

describe('Dead Letter: resolve and discard', () => {
	it.each([
		['resolve', 'resolved'],
		['discard', 'discarded'],
	])('%s closes with a note', async (operation, status) => {
		const [id] = await added(event('a'), event('b'));
		const given = { which: 'ids', ids: id, note: 'Booked by hand' };
		expect(await box.results({ operation, ...given })).toEqual([{ status, count: 1 }]);
		expect(await box.results({ operation: 'get', id })).toMatchObject([
			{ status, note: 'Booked by hand' },
		]);
		expect(await box.list()).toHaveLength(1);
		expect(await box.hints({ operation, ...given })).toContain('1 of 1 IDs');
	});

	it('wants to hear that everything is meant', async () => {
		await box.add(event('a'));
		expect(await box.failure({ operation: 'discard', workflows: 'all' })).toContain(
			'Everything That Matches',
		);
		expect(await box.list()).toHaveLength(1);
		await box.results({ operation: 'discard', workflows: 'all', everything: true });
		expect(await box.list()).toEqual([]);
	});
});

describe('Dead Letter: purge', () => {
	const purge = { operation: 'purge', olderThanDays: 0, purgeStatuses: ['resolved'] };

	/** One that is dead, one that is resolved; received before now. */
	async function mixed() {
		const [, id] = await added(event('a'), event('b'));
		await box.results({ operation: 'resolve', which: 'ids', ids: id });
		const now = Date.now();
		while (Date.now() === now) await settle();
	}

	it('says how many it would delete, and deletes them when that is meant', async () => {
		await mixed();
		expect(await box.failure(purge)).toContain('would delete 1 dead letters for good');
		expect(await box.results({ ...purge, confirmPurge: true })).toEqual([{ purged: 1 }]);
		expect(await box.list({ filters: { status: ['dead', 'resolved'] } })).toHaveLength(1);
	});

	it('keeps what is younger, and what is of another workflow', async () => {
		await mixed();
		const sure = { ...purge, confirmPurge: true };
		expect(await box.results({ ...sure, olderThanDays: 1 })).toEqual([{ purged: 0 }]);
		expect(await letterBox().results(sure)).toEqual([{ purged: 0 }]);
	});

	it.each<[string, IDataObject, string]>([
		['an age', { olderThanDays: -1 }, 'Older Than'],
		['a status', { purgeStatuses: ['done'] }, 'What is done is not purged'],
	])('refuses %s that makes no sense', async (_, given, message) => {
		expect(await box.failure({ ...purge, confirmPurge: true, ...given })).toContain(message);
	});
});

describe('Dead Letter: get statistics', () => {
	it('counts by each', async () => {
		await box.add(event('a'), event('b'), { failure: { reason: 'HTTP 500' } });
		await box.results({ operation: 'discard', filters: { correlationId: 'b' } });
		const counted = await box.results({
			operation: 'getStatistics',
			groupBy: ['status', 'reason', 'workflow'],
		});
		expect(counted).toEqual([
			{ by: 'status', value: 'dead', count: 2 },
			{ by: 'status', value: 'discarded', count: 1 },
			{ by: 'reason', value: 'HTTP 422', count: 2 },
			{ by: 'reason', value: 'HTTP 500', count: 1 },
			{ by: 'workflow', value: box.workflowId, count: 3 },
		]);
	});

	it('counts what matches alone', async () => {
		await box.add(event('a'), { failure: { reason: 'HTTP 500' } });
		const given = { groupBy: ['provider', 'day'], filters: { provider: 'shopify' } };
		expect(await box.results({ operation: 'getStatistics', ...given })).toMatchObject([
			{ by: 'provider', value: 'shopify', count: 1 },
			{ by: 'day', count: 1 },
		]);
	});
});
