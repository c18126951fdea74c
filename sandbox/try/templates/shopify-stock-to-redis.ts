import { forged, fromShopify, SHOPIFY } from '../lib/deliveries.ts';
import { answered } from '../lib/figures.ts';
import { ask } from '../lib/redis.ts';
import type { Try } from '../lib/Try.ts';

const TRIGGER = 'Stock change';
const ITEM = 49_148_385;
/** Shopify writes times to the second. */
const level = (available: number, seconds: number, location = 1) => ({
	...{ inventory_item_id: ITEM, location_id: location, available },
	updated_at: `2026-11-20T10:00:${String(seconds).padStart(2, '0')}-05:00`,
	admin_graphql_api_id: `gid://shopify/InventoryLevel/${location}?inventory_item_id=${ITEM}`,
});
const change = (...of: Parameters<typeof level>) =>
	fromShopify(level(...of), 'inventory_levels/update');
const sold = change(6, 2);
const { updated_at: _, ...timeless } = level(9, 9);

export const shopifyStockToRedis: Try = {
	services: ['redis'],
	credentials: { 'Your Shopify signing secret': SHOPIFY },
	figures: {
		answered,
		async 'in stock'(stage) {
			const keys = (await ask(stage, 'KEYS', 'stock:*')).split('\n').filter(Boolean).sort();
			const values = keys.length > 0 ? await ask(stage, 'MGET', ...keys) : '';
			return values.split('\n').map(availableIn).join(' ');
		},
	},
	steps: [
		{
			what: 'The levels of an item at two locations',
			async act(stage) {
				await stage.deliver(TRIGGER, change(7, 1));
				await stage.deliver(TRIGGER, change(3, 1, 2));
			},
			then: { answered: '200 200', 'in stock': '7 3' },
		},
		{
			what: 'One is sold',
			act: (stage) => stage.deliver(TRIGGER, sold),
			then: { answered: '200 200 200', 'in stock': '6 3' },
		},
		{
			what: 'The same delivery again',
			act: (stage) => stage.deliver(TRIGGER, sold),
			then: { answered: '200 200 200 200' },
		},
		{
			what: 'The older event, late',
			act: (stage) => stage.deliver(TRIGGER, change(7, 1)),
			then: { answered: '200 200 200 200 200' },
		},
		{
			what: 'A forged one',
			act: (stage) => stage.deliver(TRIGGER, forged(sold)),
			then: { answered: '200 200 200 200 200 401' },
		},
		{
			what: 'One without its time',
			act: (stage) => stage.deliver(TRIGGER, fromShopify(timeless, 'inventory_levels/update')),
			then: { answered: '200 200 200 200 200 401 200', 'dead letters': 1 },
		},
		{
			what: 'Redis has no memory left, and two more are sold',
			async act(stage) {
				await ask(stage, 'CONFIG', 'SET', 'maxmemory', '1');
				await stage.deliver(TRIGGER, change(5, 3));
				await stage.deliver(TRIGGER, change(4, 4));
				await stage.nextFailure();
			},
			then: { answered: '200 200 200 200 200 401 200 200 200', waiting: 2 },
		},
		{
			what: 'It has memory again',
			act: (stage) => ask(stage, 'CONFIG', 'SET', 'maxmemory', '0'),
			then: { 'in stock': '4 3', waiting: 0 },
		},
		{
			what: 'Redis is stopped for two seconds, and one is sold',
			async act(stage) {
				await stage.service('redis').stop();
				await stage.deliver(TRIGGER, change(3, 5));
				await stage.wait(2_000);
				await stage.service('redis').start();
			},
			then: { answered: '200 200 200 200 200 401 200 200 200 200', 'in stock': '3 3' },
		},
	],
};

const availableIn = (value: string): string =>
	value === '' ? '' : String((JSON.parse(value) as { available: number }).available);
