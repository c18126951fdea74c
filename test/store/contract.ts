import type { Clock } from '../../core/time';
import type { LeasedDelivery } from '../../core/delivery/types';
import type { Store } from '../../store/Store';
import { aDelivery } from '../support/deliveries';

/** What every engine must do. Each engine's test opens its store with the clock it is given. */
export function storeContract(open: (clock: Clock) => Promise<Store>): void {
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
			const dueAt = now + 5000.4;
			await store.ledger.settle(await claimOne(), {
				status: 'retrying',
				dueAt,
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
			await store.ledger.replay([first!.id]);
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
			expect(await store.ledger.replay([id])).toEqual([id]);
			expect(await claimOne()).toMatchObject({ id, attempts: 1 });
		});

		it('replays only the dead', async () => {
			const queued = await store.ledger.record(aDelivery());
			expect(await store.ledger.replay([queued.id, 4711])).toEqual([]);
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
	});

	describe('shared state', () => {
		it('hands the reducer what it left there, and the time', async () => {
			const count = (state: number | undefined, at: number) => ({
				state: (state ?? 0) + 1,
				result: at,
			});
			await store.state.update('visits', count);
			expect(await store.state.update('visits', count)).toBe(now);
			const read = await store.state.update('visits', (state: number | undefined) => ({
				state: state ?? 0,
				result: state,
			}));
			expect(read).toBe(2);
		});

		it('loses no update of many at once', async () => {
			const add = (state: number | undefined) => ({ state: (state ?? 0) + 1, result: state ?? 0 });
			const results = await Promise.all(
				Array.from({ length: 50 }, () => store.state.update('counter', add)),
			);
			expect(results.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
		});

		it('keeps the old value when the reducer throws', async () => {
			const set = (value: number) => () => ({ state: value, result: undefined });
			await store.state.update('value', set(1));
			const failing = store.state.update<number, void>('value', () => {
				throw new Error('no');
			});
			await expect(failing).rejects.toThrow('no');
			const value = await store.state.update('value', (state: number | undefined) => ({
				state: state ?? 0,
				result: state,
			}));
			expect(value).toBe(1);
		});

		it('forgets a value that is taken away, or that its time is over for', async () => {
			const set = (keepMs?: number) => () => ({ state: 1, result: undefined, keepMs });
			await store.state.update('kept', set());
			await store.state.update('short', set(1000));
			await store.state.update('gone', set());
			await store.state.update('gone', () => ({ state: undefined, result: undefined }));
			expect(await store.state.read('gone')).toBeUndefined();

			now += 999;
			expect(await store.state.read('short')).toBe(1);
			now += 1;
			expect(await store.state.read('short')).toBeUndefined();
			const seen = await store.state.update('short', (state) => ({ state, result: state }));
			expect(seen).toBeUndefined();
			expect(await store.state.read('kept')).toBe(1);
		});

		it('lists what stands under a prefix, by key', async () => {
			for (const key of ['a:2', 'a:1', 'b:1', 'a%:3']) {
				await store.state.update(key, () => ({ state: { key }, result: undefined }));
			}
			expect(await store.state.list('a:')).toEqual([
				{ key: 'a:1', state: { key: 'a:1' } },
				{ key: 'a:2', state: { key: 'a:2' } },
			]);
			expect(await store.state.list('c')).toEqual([]);
		});
	});
}
