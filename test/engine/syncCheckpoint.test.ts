import type { IDataObject, IWorkflowBase } from 'n8n-workflow';
import { runWorkflow } from './harness';

process.env.STEADFAST_STORE = 'memory';

let serial = 0;
let sync: string;
beforeEach(() => (sync = `sync-${(serial += 1)}`));

/** Runs one Sync Checkpoint node; answers with its outputs, or throws what it threw. */
async function run(
	operation: string,
	parameters: IDataObject = {},
	json: IDataObject[] = [{}],
	executionId = 'a',
): Promise<IDataObject[][]> {
	const node = (id: string, name: string, type: string, given: IDataObject) => ({
		...{ id, name, type, typeVersion: 1, position: [0, 0], parameters: given },
	});
	const workflow = {
		id: 'w',
		name: 'Orders',
		nodes: [
			node('in', 'In', 'n8n-nodes-base.noOp', {}),
			node('sync', 'Sync', 'n8n-nodes-steadfast.syncCheckpoint', {
				operation,
				sync,
				...parameters,
			}),
		],
		connections: { In: { main: [[{ node: 'Sync', type: 'main', index: 0 }]] } },
		settings: {},
	} as unknown as IWorkflowBase;
	const items = json.map((one) => ({ json: one }));
	const ended = await runWorkflow(workflow, { start: 'In', items, executionId });
	const { error, runData } = ended.data.resultData;
	if (error) throw new Error(error.message);
	return (runData.Sync?.[0]?.data?.main ?? []).map((output) =>
		(output ?? []).map((item) => item.json),
	);
}

const counts = (written: number) => ({ count: [{ name: 'written', value: written }] });
const status = async () => (await run('getStatus', { resource: 'run' }))[0]![0]!;

describe('Sync Checkpoint: a run', () => {
	it('starts, saves the furthest cursor of the items, finishes, and goes on there', async () => {
		const [[started]] = (await run('start', { initialCursor: '2026-01-01' }, [
			{ a: 1 },
			{ a: 2 },
		])) as [[IDataObject]];
		expect(started).toMatchObject({
			a: 1,
			sync: { name: sync, runId: 'a', cursor: '2026-01-01', resumed: false },
		});
		const items = [{ at: '2026-01-03T00:00:00Z' }, { at: '2026-01-02T00:00:00Z' }];
		const saved = await run('save', { cursor: '={{ $json.at }}', counts: counts(2) }, items);
		expect(saved).toEqual([items]);
		await run('finish', { status: 'success', counts: counts(1) });
		expect(await status()).toMatchObject({
			status: 'success',
			cursor: '2026-01-03T00:00:00Z',
			history: [{ id: 'a', counts: { written: 3 } }],
		});
		const [[next]] = (await run('start', {}, [{}], 'b')) as [[IDataObject]];
		expect(next).toMatchObject({ sync: { cursor: '2026-01-03T00:00:00Z' } });
	});

	it('refuses a second run, or lets it end quietly', async () => {
		await run('start');
		await expect(run('start', {}, [{}], 'b')).rejects.toThrow(
			/Another run of “sync-\d+” is under way: execution a/,
		);
		expect(await run('start', { ifRunning: 'skip' }, [{}], 'b')).toEqual([[]]);
	});

	it('lets a second run wait for the first', async () => {
		await run('start');
		const waiting = run('start', { ifRunning: 'wait' }, [{}], 'b');
		await run('finish', { status: 'success', cursor: '5' });
		expect((await waiting)[0]![0]).toMatchObject({ sync: { runId: 'b', cursor: '5' } });
	});

	it.each<[string, string, IDataObject, RegExp]>([
		['an older cursor', 'save', { cursor: 3 }, /already stands at 5/],
		['a lost lock', 'finish', { cursor: 6 }, /No run of the sync/],
		['a lock for no time', 'save', { lockMinutes: 0 }, /Lock \(Minutes\) must be above 0/],
		[
			'an object as cursor',
			'save',
			{ cursor: '={{ $json }}' },
			/Cursor must be a text or a number/,
		],
		['no name', 'save', { sync: ' ' }, /Sync Name is empty/],
	])('says what is wrong with %s', async (_, operation, parameters, message) => {
		await run('start');
		await run('save', { cursor: 5 });
		const executionId = operation === 'finish' ? 'other' : 'a';
		if (operation === 'finish') await run('reset', { resetCursor: 5 });
		await expect(run(operation, parameters, [{}], executionId)).rejects.toThrow(message);
		expect(await status()).toMatchObject({ cursor: 5 });
	});

	it('is reset by hand', async () => {
		await run('start');
		expect(await run('reset', { resetCursor: '9' })).toEqual([
			[{ name: sync, cursor: '9', stoppedRun: 'a' }],
		]);
		expect((await run('start', {}, [{}], 'b'))[0]![0]).toMatchObject({ sync: { cursor: '9' } });
	});

	it('resumes a listing in pages, and takes it for complete when a run ends well', async () => {
		await run('start');
		await run('save', { page: '={{ $json.next }}' }, [{ next: 'p2' }]);
		await run('finish', { status: 'failed', reason: 'The target is away' });
		expect(await status()).toMatchObject({
			status: 'failed',
			page: 'p2',
			history: [{ reason: 'The target is away' }],
		});
		const [[second]] = (await run('start', {}, [{}], 'b')) as [[IDataObject]];
		expect(second).toMatchObject({ sync: { page: 'p2', resumed: true } });
		await run('finish', { status: 'success', page: '={{ $json.next }}' }, [{}], 'b');
		const [[third]] = (await run('start', {}, [{}], 'c')) as [[IDataObject]];
		expect(third).toMatchObject({ sync: { page: null, resumed: false } });
	});

	it('is finished as failed by the execution of an Error Trigger', async () => {
		await run('start');
		const failed = { status: 'failed', reason: 'Boom', runId: '={{ $json.execution.id }}' };
		const by = (id: string) => run('finish', failed, [{ execution: { id } }], 'error-run');
		// Another run that never got the lock: whoever holds it keeps it.
		await by('not-the-holder');
		expect(await status()).toMatchObject({ status: 'running', run: { id: 'a' } });
		await by('a');
		expect(await status()).toMatchObject({ status: 'failed', history: [{ reason: 'Boom' }] });
		await run('start', {}, [{}], 'b');
	});

	it('lists every sync', async () => {
		await run('start');
		const [all] = await run('getStatus', { allSyncs: true });
		expect(all).toContainEqual(expect.objectContaining({ name: sync, status: 'running' }));
	});
});

describe('Sync Checkpoint: changes', () => {
	const tea = { id: 1, price: 5, seen: 'x' };
	const cup = { id: 2, price: 9 };
	const detect = (items: IDataObject[], more: IDataObject = {}, executionId = 'a') =>
		run('detect', { keyField: 'id', fields: 'price', ...more }, items, executionId);

	it('passes on what changed until it is confirmed', async () => {
		const [changed, unchanged] = await detect([tea, cup]);
		expect(changed).toMatchObject([
			{ id: 1, delivery: { sync: { name: sync, key: '1', change: 'new' } } },
			{ id: 2, delivery: { sync: { key: '2' } } },
		]);
		expect(unchanged).toEqual([]);
		await run('confirm', {}, [changed![0]!]);
		const [again, same] = await detect([
			{ ...tea, seen: 'y' },
			{ ...cup, price: 8 },
		]);
		expect(same).toMatchObject([{ id: 1 }]);
		expect(again).toMatchObject([{ id: 2, delivery: { sync: { change: 'new' } } }]);
	});

	it('finds what a listing in pages no longer had, but not when most is missing', async () => {
		const all = [1, 2, 3].map((id) => ({ id, price: id }));
		await detect(all, { confirmAtOnce: true });
		await run('start', {}, [{}], 'b');
		await detect(all.slice(0, 1), {}, 'b');
		await expect(run('findDeleted', {}, [{}], 'b')).rejects.toThrow(
			'2 of 3 known records were not in the listing',
		);
		await detect(all.slice(1, 2), {}, 'b');
		const [deleted] = await run('findDeleted', {}, [{}], 'b');
		expect(deleted).toMatchObject([{ key: '3', delivery: { sync: { change: 'deleted' } } }]);
		await run('confirm', {}, deleted);
		expect(await run('findDeleted', {}, [{}], 'b')).toEqual([[]]);
	});

	it('does not take pages of a run that crashed for deleted', async () => {
		const all = [1, 2, 3, 4].map((id) => ({ id, price: id }));
		await detect(all, { confirmAtOnce: true });
		await run('start', {}, [{}], 'b');
		await detect(all.slice(0, 2), {}, 'b');
		await run('save', { page: 'p2' }, [{}], 'b');
		await run('finish', { status: 'failed' }, [{}], 'b');
		await run('start', {}, [{}], 'c');
		await detect(all.slice(2, 3), {}, 'c');
		const [deleted] = await run('findDeleted', {}, [{}], 'c');
		expect(deleted).toMatchObject([{ key: '4' }]);
	});

	it('names each change for the idempotency key of its call', async () => {
		const ids = async (...items: IDataObject[]) =>
			(await detect(items))[0]!.map(({ delivery }) => (delivery as IDataObject).correlationId);
		const first = await ids(tea, cup);
		expect(new Set(first).size).toBe(2);
		expect(await ids(tea, cup)).toEqual(first);
		const fromTrigger = { ...tea, delivery: { correlationId: 'event-1' } };
		expect(await ids(fromTrigger)).toEqual(['event-1']);
	});

	it('passes a record that is listed twice on once, as it was listed last', async () => {
		const [changed, unchanged] = await detect([tea, cup, { ...tea, price: 6 }]);
		expect(changed).toMatchObject([{ id: 2 }, { id: 1, price: 6 }]);
		expect(unchanged).toMatchObject([
			{ id: 1, price: 5, delivery: { sync: { change: 'repeated' } } },
		]);
	});

	it('names the item that has no key', async () => {
		await expect(detect([tea, { price: 1 }])).rejects.toThrow('Item 1 has no key at “id”');
		await expect(run('confirm', {}, [tea])).rejects.toThrow('Item 0 carries no note of the sync');
	});
});

describe('Sync Checkpoint: two-way', () => {
	it('keeps out what it wrote itself', async () => {
		const record = { id: 7, name: 'Ada' };
		await run('rememberWrite', { keyField: 'id', side: 'crm' }, [record]);
		const edited = { id: 7, name: 'Ada L.' };
		expect(await run('filterEchoes', { keyField: 'id', side: 'crm' }, [record, edited])).toEqual([
			[edited],
			[record],
		]);
	});

	it('merges against what both sides last agreed on', async () => {
		const fields = { keyField: 'id', sourceField: 'shop', targetField: 'crm', rule: 'person' };
		const base = { name: 'Ada', city: 'Ghent' };
		await run('rememberAgreed', { keyField: 'id', valueField: 'agreed' }, [
			{ id: 1, agreed: base },
		]);
		const item = (shop: IDataObject, crm: IDataObject) => ({
			id: 1,
			shop: { ...base, ...shop },
			crm: { ...base, ...crm },
		});
		const [resolved, conflicts] = await run('resolve', { ...fields, byField: true }, [
			item({ city: 'Bruges' }, { name: 'Ada L.' }),
			item({ city: 'Bruges' }, { city: 'Lier' }),
		]);
		expect(resolved).toMatchObject([
			{ resolution: { key: '1', kind: 'merged', value: { name: 'Ada L.', city: 'Bruges' } } },
		]);
		expect(conflicts).toMatchObject([
			{ resolution: { kind: 'conflict', contestedFields: ['city'] } },
		]);
	});
});
