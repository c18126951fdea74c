import type { AnnouncePolicy } from '../../../core/delivery/announce';
import { followDeaths, type Position } from '../../../core/delivery/follow';
import type { Delivery, Outcome } from '../../../core/delivery/types';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { aDelivery } from '../../support/deliveries';
import { fakeTime, settle } from '../../support/time';

function setUp(outcomes: Outcome[] = [], policy: AnnouncePolicy = {}) {
	const time = fakeTime();
	const { ledger } = createMemoryStore(time.clock);
	let position: Position = { death: 0 };
	const told: string[][] = [];
	const errors: string[] = [];
	const read = jest.fn((afterDeath: number) =>
		ledger.find({ status: 'dead', afterDeath, limit: 2 }),
	);
	const follow = () =>
		followDeaths({
			newest: () => ledger.lastDeath(),
			read,
			position: {
				load: async () => position,
				save: async (next) => void (position = next),
			},
			policy,
			tell: async (dead: Delivery[]) => {
				told.push(dead.map(({ key }) => key));
				return outcomes.shift() ?? { kind: 'success' };
			},
			onError: (error) => errors.push(String(error)),
			pollMs: 2000,
			backoff: { baseMs: 1500, maxMs: 300_000, jitterMs: 0 },
			random: () => 0,
			clock: time.clock,
			sleep: time.sleep,
		});
	const bury = (key: string) => ledger.bury(aDelivery({ key, kind: 'item' }), 'refused');
	return { time, ledger, told, errors, read, follow, bury };
}

describe('followDeaths', () => {
	it('tells of each new death once, the oldest first', async () => {
		const { time, told, follow, bury } = setUp();
		for (const key of ['a', 'b', 'c']) await bury(key);
		const stop = follow();
		await time.advance(10_000);
		expect(told).toEqual([['a', 'b'], ['c']]);
		await stop();
	});

	it('goes on where it was after a restart', async () => {
		const { time, told, follow, bury } = setUp();
		await bury('a');
		await follow()();
		await bury('b');
		const stop = follow();
		await time.advance(2000);
		expect(told).toEqual([['a'], ['b']]);
		await stop();
	});

	it('tells again what was not taken, with growing waits', async () => {
		const failure = { kind: 'failure', reason: 'no network' } as const;
		const { time, told, errors, follow, bury } = setUp([failure, failure]);
		await bury('a');
		const stop = follow();
		await settle();
		expect(told).toHaveLength(1);
		await time.advance(2999);
		expect(told).toHaveLength(1);
		await time.advance(1);
		expect(told).toHaveLength(2);
		await time.advance(5999);
		expect(told).toHaveLength(2);
		await time.advance(1);
		expect(told).toEqual([['a'], ['a'], ['a']]);
		// And at the usual pace after that.
		await bury('b');
		await time.advance(2000);
		expect(told.at(-1)).toEqual(['b']);
		expect(errors).toEqual(['Error: no network', 'Error: no network']);
		await stop();
	});

	it('tells what was held back, as it is when its time has come', async () => {
		const collect = { forMs: 60_000, count: 10 };
		const { time, ledger, told, follow, bury } = setUp([], { collect });
		const first = follow();
		await bury('a');
		await bury('b');
		await time.advance(30_000);
		await first();
		const stop = follow();
		await ledger.close({ ids: [1] }, { status: 'resolved' });
		await time.advance(29_000);
		expect(told).toEqual([]);
		await time.advance(5000);
		expect(told).toEqual([['b']]);
		await stop();
	});

	it('reads nothing again while nothing new has died', async () => {
		const collect = { forMs: 60_000, count: 10 };
		const { time, read, follow, bury } = setUp([], { collect });
		await bury('a');
		const stop = follow();
		await time.advance(30_000);
		expect(read).toHaveBeenCalledTimes(1);
		await stop();
	});

	it('tells nothing when all that was held back has been mended', async () => {
		const collect = { forMs: 60_000, count: 10 };
		const { time, ledger, told, errors, follow, bury } = setUp([], { collect });
		await bury('a');
		const stop = follow();
		await time.advance(30_000);
		await ledger.close({ ids: [1] }, { status: 'resolved' });
		await time.advance(60_000);
		expect([told, errors]).toEqual([[], []]);
		await stop();
	});

	it('tells of many once, and of the next when the window is over', async () => {
		const threshold = { count: 2, withinMs: 60_000 };
		const { time, told, follow, bury } = setUp([], { threshold });
		const stop = follow();
		await bury('alone');
		await time.advance(120_000);
		expect(told).toEqual([]);
		await bury('a');
		await bury('b');
		await time.advance(4000);
		expect(told).toEqual([['a', 'b']]);
		await bury('c');
		await bury('d');
		await time.advance(40_000);
		expect(told).toHaveLength(1);
		await time.advance(20_000);
		expect(told).toEqual([
			['a', 'b'],
			['c', 'd'],
		]);
		await stop();
	});

	it('tells of an item again when it died again', async () => {
		const { time, told, follow, bury } = setUp();
		const stop = follow();
		await bury('a');
		await time.advance(2000);
		await bury('a');
		await time.advance(2000);
		expect(told).toEqual([['a'], ['a']]);
		await stop();
	});
});
