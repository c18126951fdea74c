import type { Clock } from '../../core/time';
import type { LeasedDelivery } from '../../core/delivery/types';
import type { StatisticsBy, Store } from '../../store/Store';
import { aDelivery } from '../support/deliveries';
import { stateContract } from './stateContract';

/** What every engine must do. Each engine's test opens its store with the clock it is given. */
export function storeContract(open: (clock: Clock) => Promise<Store>): void {
	describe('ledger', () => ledgerContract(open));
	describe('shared state', () =>
		stateContract(async () => {
			let now = Date.UTC(2026, 10, 20);
			const store = await open(() => now);
			return {
				state: store.state,
				now: async () => now,
				pass: async (ms) => void (now += ms),
				close: () => store.close(),
			};
		}));
}

function ledgerContract(open: (clock: Clock) => Promise<Store>): void {
	let now: number;
	let store: Store;

	beforeEach(async () => {
		now = Date.UTC(2026, 10, 20);
		store = await open(() => now);
	});
	afterEach(() => store.close());

	const scope = 'workflow/node';
	const claimOne = async (): Promise<LeasedDelivery> => {
		const [lease] = await store.ledger.claim(scope, 1, 1000);
		if (!lease) throw new Error('nothing to claim');
		return lease;
	};
	const only = async () => {
		const [delivery] = await store.ledger.find({ limit: 10 });
		if (!delivery) throw new Error('the ledger is empty');
		return delivery;
	};
	/** Other processes are told through a connection, which takes its turns. */
	const until = async (told: () => boolean) => {
		while (!told()) await new Promise((resolve) => setImmediate(resolve));
	};
	const die = async () =>
		store.ledger.settle(await claimOne(), { status: 'dead', reason: 'refused' });

	describe('recording', () => {
		it('keeps everything it is given', async () => {
			const delivery = aDelivery({ body: Buffer.from([0, 255, 10, 13]), eventAt: undefined });
			await store.ledger.record(delivery);
			const { eventAt: _, ...given } = delivery;
			expect(await only()).toEqual({
				...given,
				id: expect.any(Number),
				status: 'queued',
				attempts: 0,
				receivedAt: now,
				dueAt: now,
				updatedAt: now,
			});
		});

		it('takes the same key in the same scope once', async () => {
			const first = await store.ledger.record(aDelivery({ key: 'a' }));
			const again = await store.ledger.record(aDelivery({ key: 'a' }));
			expect([first.duplicate, again]).toEqual([false, { id: first.id, duplicate: true }]);
			expect(await store.ledger.counts()).toEqual({ queued: 1 });
		});

		it('takes the same key in another scope as another delivery', async () => {
			await store.ledger.record(aDelivery({ key: 'a' }));
			const other = await store.ledger.record(aDelivery({ key: 'a', scope: 'workflow/other' }));
			expect(other.duplicate).toBe(false);
		});

		it('does not mistake one scope and key for another pair that reads the same', async () => {
			await store.ledger.record(aDelivery({ scope: 'a', key: 'b/c' }));
			const other = await store.ledger.record(aDelivery({ scope: 'a/b', key: 'c' }));
			expect(other.duplicate).toBe(false);
		});

		it('keeps what was ignored, with the reason, and never hands it out', async () => {
			await store.ledger.ignore(aDelivery(), 'topic not selected');
			expect(await only()).toMatchObject({ status: 'ignored', reason: 'topic not selected' });
			expect(await store.ledger.claim(scope, 10, 1000)).toEqual([]);
		});

		it('takes one of many that arrive at once with the same key', async () => {
			const results = await Promise.all(
				Array.from({ length: 20 }, () => store.ledger.record(aDelivery({ key: 'same' }))),
			);
			expect(results.filter((result) => !result.duplicate)).toHaveLength(1);
		});
	});

	describe('claiming', () => {
		it('hands out what is due, the longest due first, and counts the attempt', async () => {
			await store.ledger.record(aDelivery({ key: 'first' }));
			now += 1;
			await store.ledger.record(aDelivery({ key: 'second' }));
			const leases = await store.ledger.claim(scope, 10, 1000);
			expect(leases.map(({ key, attempts, status }) => [key, attempts, status])).toEqual([
				['first', 1, 'leased'],
				['second', 1, 'leased'],
			]);
		});

		it('hands out no more than the limit, and nothing twice', async () => {
			for (let i = 0; i < 5; i++) await store.ledger.record(aDelivery());
			const first = await store.ledger.claim(scope, 3, 1000);
			const second = await store.ledger.claim(scope, 3, 1000);
			expect([first.length, second.length]).toEqual([3, 2]);
			expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(5);
		});

		it('leaves other scopes alone', async () => {
			await store.ledger.record(aDelivery({ scope: 'workflow/other' }));
			expect(await store.ledger.claim(scope, 10, 1000)).toEqual([]);
		});

		it('hands out again what its holder left lying', async () => {
			await store.ledger.record(aDelivery());
			await claimOne();
			now += 999;
			expect(await store.ledger.claim(scope, 1, 1000)).toEqual([]);
			now += 1;
			expect(await claimOne()).toMatchObject({ attempts: 2 });
		});

		it('keeps a renewed lease', async () => {
			await store.ledger.record(aDelivery());
			const lease = await claimOne();
			now += 900;
			await store.ledger.renew([lease], 1000);
			now += 900;
			expect(await store.ledger.claim(scope, 1, 1000)).toEqual([]);
		});

		it('does not renew a lease that another holder has taken over', async () => {
			await store.ledger.record(aDelivery());
			const lost = await claimOne();
			now += 1000;
			await claimOne();
			await store.ledger.renew([lost], 100_000);
			now += 1000;
			expect(await store.ledger.claim(scope, 1, 1000)).toHaveLength(1);
		});
	});

	describe('settling', () => {
		it('finishes a delivery for good', async () => {
			await store.ledger.record(aDelivery());
			expect(await store.ledger.settle(await claimOne(), { status: 'done' })).toBe(true);
			now += 1_000_000;
			expect(await store.ledger.claim(scope, 1, 1000)).toEqual([]);
			expect(await only()).toMatchObject({ status: 'done', attempts: 1 });
		});

		it('makes a delivery due again at its time, with the reason', async () => {
			await store.ledger.record(aDelivery());
			await store.ledger.settle(await claimOne(), {
				status: 'retrying',
				waitMs: 5000.4,
				reason: 'HTTP 503',
			});
			expect(await only()).toMatchObject({ status: 'retrying', reason: 'HTTP 503' });
			now += 4999;
			expect(await store.ledger.claim(scope, 1, 1000)).toEqual([]);
			now += 2;
			expect(await claimOne()).toMatchObject({ attempts: 2, reason: 'HTTP 503' });
		});

		it('ignores the late answer of a holder whose lease was taken over', async () => {
			await store.ledger.record(aDelivery());
			const late = await claimOne();
			now += 1000;
			const current = await claimOne();
			expect(await store.ledger.settle(late, { status: 'dead', reason: 'late' })).toBe(false);
			expect(await store.ledger.settle(current, { status: 'done' })).toBe(true);
			expect(await only()).toMatchObject({ status: 'done' });
		});

		it('ignores a second answer of the same holder', async () => {
			await store.ledger.record(aDelivery());
			const lease = await claimOne();
			await store.ledger.settle(lease, { status: 'done' });
			expect(await store.ledger.settle(lease, { status: 'dead', reason: 'late' })).toBe(false);
		});
	});

	describe('dead letters', () => {
		it('numbers the deaths, whatever the order of arrival', async () => {
			expect(await store.ledger.lastDeath()).toBe(0);
			await store.ledger.record(aDelivery({ key: 'a' }));
			await store.ledger.record(aDelivery({ key: 'b' }));
			const [a, b] = await store.ledger.claim(scope, 2, 1000);
			for (const lease of [b!, a!]) {
				await store.ledger.settle(lease, { status: 'dead', reason: 'refused' });
			}
			const dead = await store.ledger.find({ afterDeath: 0, limit: 10 });
			expect(dead.map(({ key, deathSequence }) => [key, deathSequence])).toEqual([
				['b', 1],
				['a', 2],
			]);
			expect(await store.ledger.find({ afterDeath: 1, limit: 10 })).toHaveLength(1);
			expect(await store.ledger.lastDeath()).toBe(2);
		});

		it('takes in an item that a workflow could not deliver', async () => {
			const item = aDelivery({ kind: 'item' });
			expect(await store.ledger.bury(item, 'HTTP 422')).toMatchObject({
				kind: 'item',
				status: 'dead',
				reason: 'HTTP 422',
				attempts: 1,
				deathSequence: 1,
			});
		});

		it('updates the row of an item that failed again, and frees it from the replay that runs', async () => {
			await store.ledger.bury(aDelivery({ key: 'a' }), 'HTTP 422');
			const [first] = await store.ledger.find({ limit: 1 });
			await store.ledger.replay({ ids: [first!.id] });
			const lease = await claimOne();
			const again = await store.ledger.bury(
				aDelivery({ key: 'a', body: Buffer.from('{"id":2}') }),
				'HTTP 500',
			);
			expect(again).toMatchObject({ id: first!.id, reason: 'HTTP 500', deathSequence: 2 });
			expect(again.body.toString()).toBe('{"id":2}');
			expect(await store.ledger.settle(lease, { status: 'done' })).toBe(false);
			expect(await only()).toMatchObject({ status: 'dead' });
		});

		it('replays the dead with fresh attempts', async () => {
			await store.ledger.record(aDelivery());
			await die();
			const { id } = await only();
			now += 10_000;
			expect(await store.ledger.replay({ ids: [id] })).toMatchObject({ ids: [id] });
			expect(await claimOne()).toMatchObject({ id, attempts: 1 });
		});

		it('replays only the dead', async () => {
			const queued = await store.ledger.record(aDelivery());
			const { ids } = await store.ledger.replay({ ids: [queued.id, 4711] });
			expect(ids).toEqual([]);
		});
	});

	describe('listing', () => {
		it('matches all that the filter says', async () => {
			await store.ledger.record(aDelivery({ key: 'a' }));
			await store.ledger.bury(aDelivery({ key: 'b', kind: 'item' }), 'refused');
			const elsewhere = { workflowId: 'other', workflowName: 'Other', nodeName: 'Shopify' };
			await store.ledger.bury(aDelivery({ key: 'c', kind: 'item', origin: elsewhere }), 'refused');

			const keys = async (filter: object) =>
				(await store.ledger.find({ limit: 10, ...filter })).map(({ key }) => key);
			expect(await keys({})).toEqual(['a', 'b', 'c']);
			expect(await keys({ limit: 2 })).toEqual(['a', 'b']);
			expect(await keys({ status: 'dead' })).toEqual(['b', 'c']);
			expect(await keys({ kind: 'webhook' })).toEqual(['a']);
			expect(await keys({ status: 'dead', workflowId: 'other' })).toEqual(['c']);
			expect(await keys({ ids: [] })).toEqual([]);
			expect(await store.ledger.counts()).toEqual({ queued: 1, dead: 2 });
		});

		it('finds by everything that people look for', async () => {
			const start = now;
			await store.ledger.bury(
				aDelivery({ key: 'a', provider: 'stripe', type: 'paid', correlationId: 'c-1' }),
				'Warehouse: HTTP 503',
			);
			now += 1000;
			const origin = { workflowId: 'workflow', workflowName: 'Orders', nodeName: 'ERP' };
			const body = Buffer.from('{"name":"Zoë 100%"}');
			await store.ledger.bury(aDelivery({ key: 'b', origin, body }), 'Warehouse: HTTP 422');
			await store.ledger.ignore(aDelivery({ key: 'c' }), 'not asked for');

			const keys = async (filter: object) =>
				(await store.ledger.find({ limit: 10, ...filter })).map(({ key }) => key);
			expect(await keys({ status: ['dead', 'ignored'] })).toEqual(['a', 'b', 'c']);
			expect(await keys({ status: [] })).toEqual([]);
			expect(await keys({ provider: 'stripe' })).toEqual(['a']);
			expect(await keys({ type: 'paid' })).toEqual(['a']);
			expect(await keys({ correlationId: 'c-1' })).toEqual(['a']);
			expect(await keys({ nodeName: 'ERP' })).toEqual(['b']);
			expect(await keys({ reasonText: 'http 5' })).toEqual(['a']);
			expect(await keys({ payloadText: 'Zoë 100%' })).toEqual(['b']);
			expect(await keys({ receivedFrom: start + 1 })).toEqual(['b', 'c']);
			expect(await keys({ receivedBefore: start + 1000 })).toEqual(['a']);
			expect(await store.ledger.counts({ payloadText: 'Zoë' })).toEqual({ dead: 1 });
			await expect(keys({ status: "dead' OR 1 = 1" })).rejects.toThrow(/no status/);
		});

		it('goes on where a page ended, in both directions', async () => {
			for (const key of ['a', 'b', 'c']) await store.ledger.record(aDelivery({ key }));
			const page = async (given: object) =>
				(await store.ledger.find({ limit: 2, ...given })).map(({ id, key }) => ({ id, key }));
			for (const [newestFirst, keys] of [
				[false, ['a', 'b', 'c']],
				[true, ['c', 'b', 'a']],
			] as const) {
				const first = await page({ newestFirst });
				const second = await page({ newestFirst, after: first.at(-1)?.id });
				expect([...first, ...second].map(({ key }) => key)).toEqual(keys);
			}
		});

		it('counts what there is of each', async () => {
			await store.ledger.bury(aDelivery({ provider: 'stripe' }), 'HTTP 503');
			await store.ledger.bury(aDelivery({ provider: 'stripe' }), 'HTTP 422');
			await store.ledger.bury(aDelivery({ provider: 'shopify' }), 'HTTP 503');
			const by = (what: StatisticsBy) => store.ledger.statistics({ status: 'dead' }, what);
			expect(await by('provider')).toEqual([
				{ value: 'stripe', count: 2 },
				{ value: 'shopify', count: 1 },
			]);
			expect(await by('reason')).toEqual([
				{ value: 'HTTP 503', count: 2 },
				{ value: 'HTTP 422', count: 1 },
			]);
			expect(await by('day')).toEqual([{ value: '2026-11-20', count: 3 }]);
			expect(await by('workflow')).toEqual([{ value: 'workflow', count: 3 }]);
		});
	});

	describe('order', () => {
		const inOrder = (key: string, given: object = {}) =>
			store.ledger.record(aDelivery({ key, orderingKey: 'order-1', ...given }));
		const claimed = async () =>
			(await store.ledger.claim(scope, 10, 1000)).map(({ key }) => key).sort();
		const statuses = async () =>
			Object.fromEntries(
				(await store.ledger.find({ limit: 10 })).map(({ key, status }) => [key, status]),
			);

		it('hands out one of a key at a time, and other keys beside it', async () => {
			await inOrder('a1');
			await inOrder('a2');
			await inOrder('b1', { orderingKey: 'order-2' });
			await inOrder('c1', { orderingKey: undefined });
			const leases = await store.ledger.claim(scope, 10, 1000);
			expect(leases.map(({ key }) => key).sort()).toEqual(['a1', 'b1', 'c1']);
			expect(leases[0]).toMatchObject({ orderingKey: 'order-1' });
			for (const lease of leases) await store.ledger.settle(lease, { status: 'done' });
			expect(await claimed()).toEqual(['a2']);
		});

		it('does not mistake the same key in another scope for a line', async () => {
			await inOrder('a1', { scope: 'workflow/other' });
			await inOrder('a1');
			expect(await claimed()).toEqual(['a1']);
		});

		it('waits for one that is tried again later, or left lying', async () => {
			await inOrder('a1');
			await inOrder('a2');
			await store.ledger.settle(await claimOne(), {
				status: 'retrying',
				waitMs: 5000,
				reason: 'no',
			});
			expect(await claimed()).toEqual([]);
			now += 5000;
			expect(await claimed()).toEqual(['a1']);
			now += 1000;
			expect(await claimed()).toEqual(['a1']);
		});

		it('goes on when the first is dead, and puts it in front again when it is replayed', async () => {
			for (const key of ['a1', 'a2', 'a3']) await inOrder(key);
			await store.ledger.settle(await claimOne(), { status: 'dead', reason: 'no' });
			const second = await claimOne();
			expect(second.key).toBe('a2');
			await store.ledger.replay({ status: 'dead' });
			expect(await claimed()).toEqual([]);
			await store.ledger.settle(second, { status: 'done' });
			expect(await claimed()).toEqual(['a1']);
		});

		it('lets the others pass one that steps aside', async () => {
			await inOrder('a1');
			await inOrder('a2');
			await store.ledger.settle(await claimOne(), {
				status: 'retrying',
				waitMs: 0,
				reason: 'no',
				stepAside: true,
			});
			expect(await claimed()).toEqual(['a1', 'a2']);
		});

		it('parks what stands behind a dead one, and what comes after, until it is replayed', async () => {
			for (const key of ['a1', 'a2']) await inOrder(key);
			await store.ledger.settle(await claimOne(), { status: 'dead', reason: 'no', park: true });
			await inOrder('a3');
			await inOrder('b1', { orderingKey: 'order-2' });
			expect(await statuses()).toEqual({ a1: 'dead', a2: 'parked', a3: 'parked', b1: 'queued' });
			expect(await claimed()).toEqual(['b1']);

			await store.ledger.replay({ status: 'dead' });
			expect(await statuses()).toMatchObject({ a1: 'queued', a2: 'queued', a3: 'queued' });
			for (const key of ['a1', 'a2', 'a3']) {
				const lease = await claimOne();
				expect(lease.key).toBe(key);
				await store.ledger.settle(lease, { status: 'done' });
			}
		});

		it('lets parked ones go on when the dead one is resolved', async () => {
			for (const key of ['a1', 'a2', 'a3']) await inOrder(key);
			await store.ledger.settle(await claimOne(), { status: 'dead', reason: 'no', park: true });
			await store.ledger.close({ status: 'dead' }, { status: 'resolved' });
			expect(await statuses()).toEqual({ a1: 'resolved', a2: 'queued', a3: 'queued' });
			expect(await claimed()).toEqual(['a2']);
		});

		it('parks again when a replay of the dead one is cancelled', async () => {
			for (const key of ['a1', 'a2']) await inOrder(key);
			await store.ledger.settle(await claimOne(), { status: 'dead', reason: 'no', park: true });
			const { replayId } = await store.ledger.replay({ status: 'dead' });
			expect(await store.ledger.cancelReplay(replayId)).toBe(1);
			expect(await statuses()).toEqual({ a1: 'dead', a2: 'parked' });
		});

		it('goes on when the first is buried by hand', async () => {
			const first = aDelivery({ key: 'a1', orderingKey: 'order-1' });
			await store.ledger.record(first);
			await inOrder('a2');
			await store.ledger.bury(first, 'by hand');
			expect(await claimed()).toEqual(['a2']);
		});
	});

	describe('turns', () => {
		const keysOf = async (limit = 10, inFlight?: number) =>
			(await store.ledger.claim(scope, limit, 1000, inFlight)).map(({ key }) => key);

		it('hands out the higher priority first, and the longest due of it', async () => {
			await store.ledger.record(aDelivery({ key: 'low', priority: -5 }));
			await store.ledger.record(aDelivery({ key: 'usual' }));
			await store.ledger.record(aDelivery({ key: 'later', priority: 9, dueAt: now + 1000 }));
			await store.ledger.record(aDelivery({ key: 'high', priority: 9 }));
			expect(await keysOf()).toEqual(['high', 'usual', 'low']);
		});

		it('keeps a delivery back until its time', async () => {
			await store.ledger.record(aDelivery({ key: 'a', dueAt: now + 60_000 }));
			expect(await keysOf()).toEqual([]);
			now += 60_000;
			expect(await keysOf()).toEqual(['a']);
		});

		it('keeps to the cap of all that are in flight, and forgets the abandoned', async () => {
			for (const key of ['a', 'b', 'c', 'd']) await store.ledger.record(aDelivery({ key }));
			const [lease] = await store.ledger.claim(scope, 10, 1000, 2);
			expect(await keysOf(10, 2)).toEqual([]);
			await store.ledger.settle(lease!, { status: 'done' });
			expect(await keysOf(10, 2)).toEqual(['c']);
			now += 1000;
			expect(await keysOf(10, 2)).toHaveLength(2);
		});

		it('hands out nothing of what is paused until it is resumed', async () => {
			await store.ledger.record(aDelivery({ key: 'a' }));
			await store.ledger.record(aDelivery({ key: 'b', scope: 'workflow/other' }));
			await store.ledger.pause(scope);
			await store.ledger.pause(scope);
			expect(await store.ledger.paused()).toEqual({ all: false, scopes: [scope] });
			expect(await keysOf()).toEqual([]);
			expect(await store.ledger.claim('workflow/other', 1, 1000)).toHaveLength(1);
			await store.ledger.resume(scope);
			await store.ledger.pause();
			expect(await store.ledger.paused()).toEqual({ all: true, scopes: [] });
			expect(await keysOf()).toEqual([]);
			await store.ledger.resume();
			await store.ledger.pause('workflow/');
			await store.ledger.pause('work');
			expect(await keysOf()).toEqual([]);
			await store.ledger.resume('workflow/');
			expect(await keysOf()).toEqual(['a']);
		});

		it('tells who waits for a scope that something is due', async () => {
			const woken = jest.fn();
			const undo = store.ledger.onDue(scope, woken);
			await store.ledger.record(aDelivery());
			await until(() => woken.mock.calls.length > 0);
			await die();
			woken.mockClear();
			await store.ledger.replay({ status: 'dead' });
			await until(() => woken.mock.calls.length > 0);
			undo();
		});
	});

	describe('recording many', () => {
		it('records each, and knows which were there before', async () => {
			await store.ledger.record(aDelivery({ key: 'b' }));
			const recorded = await store.ledger.recordAll(
				['a', 'b', 'c'].map((key) => aDelivery({ key })),
			);
			expect(recorded.map(({ duplicate }) => duplicate)).toEqual([false, true, false]);
			expect(await store.ledger.counts()).toEqual({ queued: 3 });
		});

		it('records none when one cannot be', async () => {
			const broken = { ...aDelivery(), type: null as unknown as string };
			await expect(store.ledger.recordAll([aDelivery(), broken])).rejects.toThrow();
			expect(await store.ledger.counts()).toEqual({});
		});
	});

	describe('a replay', () => {
		const bury = (key: string, given: object = {}, reason = 'refused') =>
			store.ledger.bury(aDelivery({ key, ...given }), reason);

		it('is spread over time when a rate is given', async () => {
			for (const key of ['a', 'b', 'c']) await bury(key);
			const { ids } = await store.ledger.replay({}, { perSecond: 4 });
			expect(ids).toHaveLength(3);
			const dueAt = (await store.ledger.find({ limit: 3 })).map((row) => row.dueAt - now);
			expect(dueAt).toEqual([0, 250, 500]);
		});

		it('takes as many as are asked for, the oldest first', async () => {
			for (const key of ['a', 'b', 'c']) await bury(key);
			await store.ledger.replay({}, { limit: 2 });
			expect(await store.ledger.counts()).toEqual({ queued: 2, dead: 1 });
		});

		it('is cancelled for those that have not begun, and tells how far it came', async () => {
			for (const key of ['a', 'b', 'c']) await bury(key);
			const { replayId } = await store.ledger.replay({}, { perSecond: 1 });
			await store.ledger.settle(await claimOne(), { status: 'done' });
			now += 1000;
			const running = await claimOne();
			expect(await store.ledger.cancelReplay(replayId)).toBe(1);
			expect(await store.ledger.counts({ replayId })).toEqual({ done: 1, leased: 1, dead: 1 });
			expect(await store.ledger.settle(running, { status: 'done' })).toBe(true);
			expect(await store.ledger.find({ status: 'dead', limit: 9 })).toMatchObject([
				{ key: 'c', reason: 'refused' },
			]);
		});
	});

	describe('a dead letter', () => {
		const bury = (given: object = {}, reason = 'refused') =>
			store.ledger.bury(aDelivery(given), reason);

		it('is edited, and keeps what it first said', async () => {
			const { id } = await bury();
			await store.ledger.edit(id, Buffer.from('{"id":2}'));
			const edited = await store.ledger.edit(id, Buffer.from('{"id":3}'));
			expect(edited).toMatchObject({ body: Buffer.from('{"id":3}') });
			expect(edited?.originalBody?.toString()).toBe('{"id":1}');
			expect(edited?.headers).toEqual(aDelivery().headers);
			await store.ledger.replay({ ids: [id] });
			expect((await claimOne()).body.toString()).toBe('{"id":3}');
		});

		it('is not edited when it is dead no more', async () => {
			const { id } = await store.ledger.record(aDelivery());
			expect(await store.ledger.edit(id, Buffer.from('{}'))).toBeUndefined();
			expect(await store.ledger.edit(4711, Buffer.from('{}'))).toBeUndefined();
		});

		it('is resolved or discarded with a note', async () => {
			const { id } = await bury({ key: 'a' });
			await bury({ key: 'b' });
			const resolved = { status: 'resolved', note: 'entered by hand' } as const;
			expect(await store.ledger.close({ ids: [id] }, resolved)).toBe(1);
			expect(await store.ledger.close({ ids: [id] }, { status: 'discarded' })).toBe(0);
			expect(await store.ledger.find({ ids: [id], limit: 1 })).toMatchObject([resolved]);
			expect(await store.ledger.close({}, { status: 'discarded' })).toBe(1);
			expect(await store.ledger.counts()).toEqual({ resolved: 1, discarded: 1 });
		});

		it('is removed, but never one that waits for its turn', async () => {
			await bury({ key: 'a' });
			await store.ledger.record(aDelivery({ key: 'b' }));
			expect(await store.ledger.remove({})).toBe(1);
			expect(await store.ledger.counts()).toEqual({ queued: 1 });
		});

		it('is numbered anew after the newest was removed', async () => {
			await bury({ key: 'a' });
			await store.ledger.remove({});
			expect(await bury({ key: 'b' })).toMatchObject({ deathSequence: 2 });
		});
	});

	describe('retention', () => {
		const kept = { doneMs: 10_000, deadMs: 20_000 };

		it('deletes what is kept no longer, a bounded number at a time', async () => {
			for (const key of ['a', 'b', 'c']) await store.ledger.ignore(aDelivery({ key }), 'no');
			await store.ledger.bury(aDelivery({ key: 'dead' }), 'no');
			await store.ledger.record(aDelivery({ key: 'open' }));
			now += 10_000;
			expect(await store.ledger.purge(kept, 2)).toEqual({ done: 0, dead: 0 });
			now += 1;
			expect(await store.ledger.purge(kept, 2)).toEqual({ done: 2, dead: 0 });
			expect(await store.ledger.purge(kept, 2)).toEqual({ done: 1, dead: 0 });
			now += 10_000;
			expect(await store.ledger.purge(kept, 2)).toEqual({ done: 0, dead: 1 });
			expect(await store.ledger.counts()).toEqual({ queued: 1 });
		});

		it('keeps a dead one that others are parked behind', async () => {
			await store.ledger.record(aDelivery({ orderingKey: 'a' }));
			await store.ledger.record(aDelivery({ orderingKey: 'a' }));
			await store.ledger.settle(await claimOne(), { status: 'dead', reason: 'no', park: true });
			now += 1_000_000;
			expect(await store.ledger.purge(kept, 10)).toEqual({ done: 0, dead: 0 });
		});
	});

	describe('health', () => {
		it('tells how a scope did', async () => {
			const start = now;
			await store.ledger.record(aDelivery({ key: 'a' }));
			await store.ledger.record(aDelivery({ key: 'b' }));
			const [a, b] = await store.ledger.claim(scope, 2, 200_000);
			now += 400;
			await store.ledger.settle(a!, { status: 'done' });
			now += 60_000;
			await store.ledger.settle(b!, { status: 'retrying', waitMs: 0, reason: 'no' });
			const retried = await claimOne();
			await store.ledger.settle(retried, { status: 'dead', reason: 'no' });
			now += 1000;
			await store.ledger.record(aDelivery({ key: 'c' }));

			const [health, ...others] = await store.ledger.health({ from: start, to: now });
			expect(others).toEqual([]);
			expect(health).toMatchObject({
				scope,
				workflowId: 'workflow',
				nodeName: 'Shopify',
				lastDoneAt: start + 400,
				lastFailedAt: start + 60_400,
				oldestOpenAt: now,
				done: 1,
				failed: 1,
				dead: 1,
				minutes: [
					{ startsAt: start, done: 1, failed: 0, dead: 0 },
					{ startsAt: start + 60_000, done: 0, failed: 1, dead: 1 },
				],
			});
			expect(Math.abs(health!.latencyMs!.p95 / 400 - 1)).toBeLessThan(0.1);
		});

		it('keeps scopes apart, and tells of one workflow when asked', async () => {
			const origin = { workflowId: 'other', workflowName: 'Other', nodeName: 'Stripe' };
			const other = { scope: `${scope}-2`, origin };
			for (const waitMs of [10, 10, 1000]) {
				for (const given of [{ scope }, other]) {
					await store.ledger.record(aDelivery(given));
					const [lease] = await store.ledger.claim(given.scope, 1, 60_000);
					now += waitMs;
					await store.ledger.settle(lease!, { status: 'done' });
				}
			}
			const window = { from: now - 60_000, to: now };
			const both = await store.ledger.health(window);
			expect(both).toMatchObject([
				{ scope, workflowName: 'Orders', done: 3 },
				{ scope: other.scope, workflowName: 'Other', nodeName: 'Stripe', done: 3 },
			]);
			for (const { latencyMs, minutes } of both) {
				expect(latencyMs!.p50).toBeLessThan(12);
				expect(latencyMs!.p95).toBeGreaterThan(900);
				expect(minutes.reduce((sum, { done }) => sum + done, 0)).toBe(3);
			}
			expect(await store.ledger.health({ ...window, workflowId: 'other' })).toEqual([both[1]]);
		});

		it('says of every window what ended in it, however often it was asked before', async () => {
			const start = now;
			const endedAt: number[] = [];
			for (let minute = 0; minute < 45; minute += 1) {
				await store.ledger.record(aDelivery());
				const status = minute % 3 === 0 ? ('dead' as const) : ('done' as const);
				const end = status === 'dead' ? { status, reason: 'no' } : { status };
				await store.ledger.settle(await claimOne(), end);
				endedAt.push(now);
				for (const from of [start, now - 7 * 60_000, now - 23 * 60_000]) {
					const [health] = await store.ledger.health({ from, to: now });
					const first = Math.floor(from / 60_000);
					const within = endedAt.filter((at) => Math.floor(at / 60_000) >= first);
					expect(health!.done + health!.dead).toBe(within.length);
					expect(health!.minutes).toHaveLength(within.length);
				}
				now += 60_000;
			}
			const [past] = await store.ledger.health({ from: start, to: start + 11 * 60_000 });
			expect(past).toMatchObject({ done: 8, dead: 4 });
		});

		it('leaves out what was before the window, and other workflows', async () => {
			await store.ledger.record(aDelivery());
			await store.ledger.settle(await claimOne(), { status: 'done' });
			now += 120_000;
			const window = { from: now, to: now };
			expect(await store.ledger.health(window)).toMatchObject([{ done: 0, minutes: [] }]);
			expect(await store.ledger.health({ ...window, workflowId: 'other' })).toEqual([]);
		});
	});
}
