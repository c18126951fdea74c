import Redis from 'ioredis';
import { startRedis } from '../../sandbox/services/redis.ts';
import { until } from '../../sandbox/lib/until.ts';
import { openRedisState } from '../../store/redis/redisState';
import { describeWith, useService } from '../support/services';
import { stateContract } from './stateContract';

const add = (state: number | undefined) => ({ state: (state ?? 0) + 1, result: state ?? 0 });

describeWith('redis')('redis', () => {
	const redis = useService(startRedis);
	let prefixes = 0;
	let admin: Redis;
	beforeAll(() => {
		admin = new Redis(redis.current.url);
		admin.on('error', () => undefined);
	});
	afterAll(() => admin.disconnect());

	const open = (prefix = `contract-${(prefixes += 1)}:`) =>
		openRedisState(redis.current.url, prefix);

	async function now(): Promise<number> {
		const [seconds, micros] = await admin.time();
		return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
	}

	describe('contract', () =>
		stateContract(async () => {
			const prefix = `contract-${(prefixes += 1)}:`;
			const { state, close } = await open(prefix);
			// The server's clock cannot be moved: what is left of each key's time is cut short.
			const pass = async (ms: number) => {
				for (const key of await admin.keys(`${prefix}*`)) {
					const left = await admin.pttl(key);
					// A few ms of real time go by as well, on the side of the tests' patience.
					if (left > 0) await admin.pexpire(key, ms === 1 ? 0 : left - ms + 500);
				}
			};
			return { state, now, pass, close };
		}));

	it('loses no update of several processes at once', async () => {
		const prefix = 'shared:';
		const opened = await Promise.all([open(prefix), open(prefix), open(prefix)]);
		const results = await Promise.all(
			Array.from({ length: 300 }, (_, i) => opened[i % 3]!.state.update('counter', add)),
		);
		expect(results.sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i));
		for (const { close } of opened) await close();
	});

	it('takes waiting updates of one key to the server together', async () => {
		const { state, close } = await open();
		const before = await swaps();
		await Promise.all(Array.from({ length: 100 }, () => state.update('counter', add)));
		expect((await swaps()) - before).toBeLessThanOrEqual(2);
		expect(await state.read('counter')).toBe(100);
		await close();
	});

	it('says so while the server is away, and works again when it is back', async () => {
		const { state, close } = await open();
		await redis.current.stop();
		await expect(state.update('counter', add)).rejects.toThrow(/Redis/);
		await redis.current.start();
		const works = () =>
			state.update('counter', add).then(
				() => true,
				() => false,
			);
		await until('Redis is used again', works, 20_000);
		await close();
	});

	it('names the server that cannot be reached, without its password', async () => {
		const { state, close } = await openRedisState('redis://user:secret@127.0.0.1:1/0');
		const error = await state.read('key').catch((thrown: Error) => thrown);
		expect(String(error)).toMatch(/Redis at 127\.0\.0\.1:1 could not be used/);
		expect(String(error)).not.toMatch(/secret/);
		await close();
	});

	async function swaps(): Promise<number> {
		const stats = await admin.info('commandstats');
		return Number(/cmdstat_set:calls=(\d+)/.exec(stats)?.[1] ?? 0);
	}
});
