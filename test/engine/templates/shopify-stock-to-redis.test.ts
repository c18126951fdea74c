import { Redis } from 'ioredis';
import { startRedis } from '../../../sandbox/services/redis.ts';
import { describeWith, useService } from '../../support/services';
import { openTemplate } from './template';

const TRIGGER = 'Stock change';
const DOWN = 'redis://127.0.0.1:1';
const at = (time: string) => Date.parse(`2026-11-20T${time}Z`);
/** As Shopify sends it: times in the shop's own zone, to the second. */
const level = (available: number | null, time: string, location_id = 71) => ({
	inventory_item_id: 49_148_385,
	location_id,
	available,
	updated_at: `2026-11-20T${time}+01:00`,
	admin_graphql_api_id: 'gid://shopify/InventoryLevel/548380009?inventory_item_id=49148385',
});

// n8n's Redis node is a stand-in (test/engine/redisNode.ts); the Redis is a real one.
describeWith('redis')('Shopify stock levels to Redis', () => {
	const redis = useService(() => startRedis());
	let url: string;
	const template = openTemplate('shopify-stock-to-redis', () => ({ redis: { url } }));

	async function ask<T>(work: (client: Redis) => Promise<T>): Promise<T> {
		const client = new Redis(redis.current.url);
		return await work(client).finally(() => client.disconnect());
	}
	const limitMemory = (bytes: number) =>
		ask((client) => client.config('SET', 'maxmemory', String(bytes)));
	const stock = async (location = 71): Promise<unknown> =>
		JSON.parse((await ask((client) => client.get(`stock:49148385:${location}`))) ?? 'null');

	beforeEach(async () => {
		url = redis.current.url;
		await ask((client) => client.flushall());
		await limitMemory(0);
		await template.clear();
	});

	it('writes the level of an item at a location, with the correlation ID', async () => {
		await template.deliver(TRIGGER, 'a', level(7, '10:00:00'), { eventAt: at('09:00:01') });
		await template.deliver(TRIGGER, 'b', level(2, '10:00:00', 72));
		expect(await stock()).toEqual({
			available: 7,
			updated_at: '2026-11-20T09:00:00.000Z',
			version: '2026-11-20T09:00:00.000Z 2026-11-20T09:00:01.000Z',
			correlation_id: 'a',
		});
		expect(await stock(72)).toMatchObject({ available: 2 });
	});

	it('says null of an item that is not counted', async () => {
		await template.deliver(TRIGGER, 'a', level(null, '10:00:00'));
		expect(await stock()).toMatchObject({ available: null });
	});

	it('takes a repeated event once, and lets an older one change nothing', async () => {
		await template.deliver(TRIGGER, 'b', level(5, '10:00:02'));
		expect(await template.deliver(TRIGGER, 'b', level(5, '10:00:02'))).toEqual([]);
		await template.deliver(TRIGGER, 'a', level(7, '10:00:01'));
		expect(await stock()).toMatchObject({ available: 5, correlation_id: 'b' });
		await template.deliver(TRIGGER, 'c', level(4, '10:00:03'));
		expect(await stock()).toMatchObject({ available: 4 });
	});

	it('tells two changes of the same second apart by when Shopify sent them off', async () => {
		const sent = (ms: number) => ({ eventAt: at('09:00:00') + ms });
		await template.deliver(TRIGGER, 'b', level(5, '10:00:00'), sent(700));
		await template.deliver(TRIGGER, 'a', level(6, '10:00:00'), sent(300));
		expect(await stock()).toMatchObject({ available: 5 });
		await template.deliver(TRIGGER, 'c', level(4, '10:00:00'), sent(701));
		expect(await stock()).toMatchObject({ available: 4 });
	});

	it('keeps the level while Redis is down, and writes it when it is replayed', async () => {
		url = DOWN;
		const runs = await template.deliver(TRIGGER, 'a', level(7, '10:00:00'));
		expect(runs.map(({ status }) => status)).toEqual(Array(10).fill('error'));
		expect(await template.letters()).toMatchObject([
			{
				kind: 'webhook',
				correlationId: 'a',
				reason: expect.stringMatching(/^What stands there: /),
			},
		]);
		url = redis.current.url;
		await template.replay(TRIGGER);
		expect(await stock()).toMatchObject({ available: 7 });
		expect(await template.letters()).toEqual([]);
	});

	it('fails while Redis refuses the write, and a replay does not overwrite what came since', async () => {
		await limitMemory(1);
		await template.deliver(TRIGGER, 'a', level(7, '10:00:00'));
		expect(await template.letters()).toMatchObject([
			{ correlationId: 'a', reason: expect.stringContaining('OOM') },
		]);
		await limitMemory(0);
		await template.deliver(TRIGGER, 'b', level(6, '10:00:05'));
		await template.replay(TRIGGER);
		expect(await stock()).toMatchObject({ available: 6 });
		expect(await template.letters()).toEqual([]);
	});

	it('keeps a change that does not fit, and says which field', async () => {
		const { updated_at: _, ...timeless } = level(7, '10:00:00');
		await template.deliver(TRIGGER, 'a', timeless);
		// The item of Shopify's sample event: JavaScript has rounded it already.
		const item = { inventory_item_id: Number('271878346596884015') };
		await template.deliver(TRIGGER, 'b', { ...level(7, '10:00:00'), ...item });
		expect(await ask((client) => client.dbsize())).toBe(0);
		const letters = await template.letters();
		expect(letters.map(({ kind }) => kind)).toEqual(['item', 'item']);
		expect(letters.map(({ reason }) => reason).sort()).toEqual([
			expect.stringContaining('inventory_item_id'),
			expect.stringContaining('updated_at'),
		]);
	});
});
