import { startDrain, type Drain, type DrainOptions } from '../../../core/delivery/drain';
import type { LeasedDelivery, Outcome } from '../../../core/delivery/types';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { aDelivery } from '../../support/deliveries';
import { fakeTime, settle, type FakeTime } from '../../support/time';

const scope = 'workflow/node';
const policy = {
	retry: { attempts: 3, backoff: { baseMs: 1000, maxMs: 60_000, jitterMs: 0 } },
	inFlight: 2,
	leaseMs: 15_000,
	pollMs: 1000,
};

let time: FakeTime;
let store: ReturnType<typeof createMemoryStore>;
let drains: Drain[];
let errors: unknown[];

beforeEach(() => {
	time = fakeTime();
	store = createMemoryStore(time.clock);
	drains = [];
	errors = [];
});
afterEach(async () => {
	const stopped = Promise.all(drains.map((drain) => drain.stop()));
	await time.advance(60_000);
	await stopped;
});

function drain(
	attempt: (delivery: LeasedDelivery) => Promise<Outcome>,
	changes: Partial<DrainOptions> = {},
): Drain {
	const started = startDrain({
		source: store.ledger,
		scope,
		policy,
		attempt,
		onError: (error) => errors.push(error),
		random: () => 0,
		...time,
		...changes,
	});
	drains.push(started);
	return started;
}

const status = async () => (await store.ledger.find({ limit: 100 })).map((row) => row.status);
const succeed = async (_delivery: LeasedDelivery): Promise<Outcome> => ({ kind: 'success' });

describe('drain', () => {
	it('hands on what is due, once', async () => {
		const attempt = jest.fn(succeed);
		await store.ledger.record(aDelivery({ key: 'a' }));
		drain(attempt);
		await time.advance(60_000);
		expect(attempt.mock.calls.map(([{ key }]) => key)).toEqual(['a']);
		expect(await status()).toEqual(['done']);
	});

	it('looks at once when it is woken', async () => {
		const attempt = jest.fn(succeed);
		const started = drain(attempt);
		await settle();
		await store.ledger.record(aDelivery());
		started.wake();
		await settle();
		expect(attempt).toHaveBeenCalledTimes(1);
	});

	it('looks by itself for what another process recorded', async () => {
		const attempt = jest.fn(succeed);
		drain(attempt);
		await settle();
		await store.ledger.record(aDelivery());
		await time.advance(policy.pollMs);
		expect(attempt).toHaveBeenCalledTimes(1);
	});

	it('does not lose a wake that comes while it is claiming', async () => {
		const attempt = jest.fn(succeed);
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		const source = {
			claim: async (...args: Parameters<typeof store.ledger.claim>) => {
				const claimed = await store.ledger.claim(...args);
				await held;
				return claimed;
			},
			renew: store.ledger.renew.bind(store.ledger),
			settle: store.ledger.settle.bind(store.ledger),
			onDue: () => () => undefined,
		};
		const started = drain(attempt, { source });
		await settle();
		await store.ledger.record(aDelivery());
		started.wake();
		release();
		await settle();
		expect(attempt).toHaveBeenCalledTimes(1);
	});

	it('retries with growing waits, then gives up with the reason', async () => {
		const times: number[] = [];
		await store.ledger.record(aDelivery());
		drain(async () => {
			times.push(time.clock());
			return { kind: 'failure', reason: 'HTTP 503' };
		});
		await time.advance(60_000);
		expect(times.map((t) => t - times[0]!)).toEqual([0, 2000, 6000]);
		expect(await store.ledger.find({ limit: 1 })).toMatchObject([
			{ status: 'dead', attempts: 3, reason: 'HTTP 503' },
		]);
	});

	it('takes an attempt that throws for a failure', async () => {
		await store.ledger.record(aDelivery());
		drain(async () => {
			throw new Error('no such workflow');
		});
		await settle();
		expect(await store.ledger.find({ limit: 1 })).toMatchObject([
			{ status: 'retrying', reason: 'no such workflow' },
		]);
	});

	it('keeps to its in-flight cap and goes on when there is room', async () => {
		const finish: Array<() => void> = [];
		for (let i = 0; i < 5; i++) await store.ledger.record(aDelivery());
		drain(() => new Promise((resolve) => finish.push(() => resolve({ kind: 'success' }))));
		await time.advance(5000);
		expect(finish).toHaveLength(2);
		finish[0]!();
		await settle();
		expect(finish).toHaveLength(3);
		for (let i = 1; i < 5; i++) {
			finish[i]!();
			await settle();
		}
		expect(await status()).toEqual(Array(5).fill('done'));
	});

	it('holds a delivery for as long as its run takes', async () => {
		const attempt = jest.fn(async (): Promise<Outcome> => {
			await time.sleep(policy.leaseMs * 4);
			return { kind: 'success' };
		});
		await store.ledger.record(aDelivery());
		drain(attempt);
		drain(attempt);
		await time.advance(policy.leaseMs * 5);
		expect(attempt).toHaveBeenCalledTimes(1);
		expect(await status()).toEqual(['done']);
	});

	it('takes over what a crashed process left leased', async () => {
		await store.ledger.record(aDelivery());
		await store.ledger.claim(scope, 1, policy.leaseMs);
		const attempt = jest.fn(succeed);
		drain(attempt);
		await time.advance(policy.leaseMs - 1);
		expect(attempt).not.toHaveBeenCalled();
		await time.advance(policy.pollMs);
		expect(attempt).toHaveBeenCalledTimes(1);
	});

	it('buries a delivery whose every attempt was cut off', async () => {
		await store.ledger.record(aDelivery());
		for (let i = 0; i < policy.retry.attempts; i++) {
			await store.ledger.claim(scope, 1, policy.leaseMs);
			await time.advance(policy.leaseMs);
		}
		const attempt = jest.fn(succeed);
		drain(attempt);
		await settle();
		expect(attempt).not.toHaveBeenCalled();
		expect(await store.ledger.find({ limit: 1 })).toMatchObject([
			{ status: 'dead', reason: 'Every attempt was cut off before it ended' },
		]);
	});

	it('goes on after the ledger failed', async () => {
		const claim = jest.spyOn(store.ledger, 'claim').mockRejectedValueOnce(new Error('disk full'));
		const attempt = jest.fn(succeed);
		await store.ledger.record(aDelivery());
		drain(attempt);
		await time.advance(policy.pollMs);
		expect(errors).toEqual([new Error('disk full')]);
		expect(claim).toHaveBeenCalledTimes(3);
		expect(attempt).toHaveBeenCalledTimes(1);
	});

	it('tries a delivery again when its end could not be written', async () => {
		jest.spyOn(store.ledger, 'settle').mockRejectedValueOnce(new Error('disk full'));
		const attempt = jest.fn(succeed);
		await store.ledger.record(aDelivery());
		drain(attempt);
		await time.advance(policy.leaseMs + policy.pollMs);
		expect(errors).toEqual([new Error('disk full')]);
		expect(attempt).toHaveBeenCalledTimes(2);
		expect(await status()).toEqual(['done']);
	});

	it('asks the ledger for as many as there is room for, and for nothing while it is full', async () => {
		const claim = jest.spyOn(store.ledger, 'claim');
		const renew = jest.spyOn(store.ledger, 'renew');
		const finish: Array<() => void> = [];
		drain(() => new Promise((resolve) => finish.push(() => resolve({ kind: 'success' }))));
		await time.advance(policy.leaseMs);
		// There is nothing to hold yet.
		expect(renew).not.toHaveBeenCalled();
		const asked = () => claim.mock.calls.map(([, limit]) => limit);
		expect(asked().at(-1)).toBe(2);
		await store.ledger.record(aDelivery());
		await time.advance(2 * policy.pollMs);
		expect(asked().at(-1)).toBe(1);
		await store.ledger.record(aDelivery());
		await time.advance(policy.pollMs);
		const { length } = asked();
		await time.advance(5 * policy.pollMs);
		expect(asked()).toHaveLength(length);
		for (const end of finish) end();
	});

	it('hears of nothing more after it is stopped', async () => {
		const forget = jest.fn();
		jest.spyOn(store.ledger, 'onDue').mockReturnValue(forget);
		await drain(succeed).stop();
		expect(forget).toHaveBeenCalledTimes(1);
	});

	it('tells how a delivery was settled, unless its lease was lost', async () => {
		const onSettled = jest.fn();
		const { id } = await store.ledger.record(aDelivery());
		drain(
			async (delivery) => {
				await store.ledger.bury(delivery, 'failed again');
				return { kind: 'success' };
			},
			{ onSettled },
		);
		await settle();
		expect(onSettled).not.toHaveBeenCalled();
		expect(await store.ledger.find({ ids: [id], limit: 1 })).toMatchObject([{ status: 'dead' }]);
	});

	it('claims nothing after it is stopped, and still settles what runs', async () => {
		let finish = () => {};
		const attempt = jest.fn(
			() => new Promise<Outcome>((resolve) => (finish = () => resolve({ kind: 'success' }))),
		);
		await store.ledger.record(aDelivery());
		const started = drain(attempt);
		await settle();
		const stopped = started.stop();
		await store.ledger.record(aDelivery());
		await time.advance(policy.leaseMs * 3);
		finish();
		await stopped;
		expect(attempt).toHaveBeenCalledTimes(1);
		expect(await status()).toEqual(['done', 'queued']);
	});

	it('begins no more a second than the policy says', async () => {
		const times: number[] = [];
		for (let i = 0; i < 6; i++) await store.ledger.record(aDelivery());
		const paced = { ...policy, inFlight: 10, perSecond: 2 };
		drain(
			async () => {
				times.push(time.clock());
				return { kind: 'success' };
			},
			{ policy: paced },
		);
		await time.advance(5000);
		expect(times.map((at) => at - times[0]!)).toEqual([0, 0, 500, 1000, 1500, 2000]);
	});

	it('keeps to the cap together with other processes', async () => {
		const attempt = jest.fn(() => new Promise<Outcome>(() => undefined));
		for (let i = 0; i < 6; i++) await store.ledger.record(aDelivery());
		await store.ledger.claim(scope, 1, 60_000);
		startDrain({
			source: store.ledger,
			scope,
			policy,
			attempt,
			onError: (error) => errors.push(error),
			random: () => 0,
			...time,
		});
		await time.advance(5000);
		expect(attempt).toHaveBeenCalledTimes(policy.inFlight - 1);
	});

	it.each([
		[{ headOfLine: 'block' }, ['a', 'a', 'a', 'b']],
		[{ headOfLine: 'skip', afterAttempts: 1 }, ['a', 'b', 'a', 'a']],
		[{ headOfLine: 'park' }, ['a', 'a', 'a']],
	] as const)('keeps the order as the policy says: %j', async (order, expected) => {
		for (const key of ['a', 'b']) await store.ledger.record(aDelivery({ key, orderingKey: 'one' }));
		const tried: string[] = [];
		drain(
			async ({ key }) => {
				tried.push(key);
				return key === 'a' ? { kind: 'failure', reason: 'HTTP 503' } : { kind: 'success' };
			},
			{ policy: { ...policy, retry: { ...policy.retry, order } } },
		);
		await time.advance(60_000);
		expect(tried).toEqual(expected);
	});

	it('keeps every key in its order while attempts fail at random', async () => {
		const done: string[] = [];
		for (let i = 0; i < 60; i++) {
			await store.ledger.record(aDelivery({ key: `${i % 6}:${i}`, orderingKey: `${i % 6}` }));
		}
		let seed = 1;
		const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
		const retry = { ...policy.retry, attempts: 50 };
		drain(
			async ({ key }) => {
				if (chance() < 0.3) return { kind: 'failure', reason: 'HTTP 503' };
				done.push(key);
				return { kind: 'success' };
			},
			{ policy: { ...policy, inFlight: 10, retry } },
		);
		await time.advance(2_000_000);
		expect(done).toHaveLength(60);
		for (let lane = 0; lane < 6; lane++) {
			const ofLane = done.filter((key) => key.startsWith(`${lane}:`)).map((key) => key.slice(2));
			expect(ofLane).toEqual(ofLane.toSorted((a, b) => Number(a) - Number(b)));
		}
	});
});
