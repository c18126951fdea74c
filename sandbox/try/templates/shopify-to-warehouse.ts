import { createApi } from '../lib/api.ts';
import { anOrder, forged, fromShopify, SHOPIFY } from '../lib/deliveries.ts';
import { answered, calls } from '../lib/figures.ts';
import { creates } from '../lib/routes.ts';
import type { Try } from '../lib/Try.ts';

const TRIGGER = 'Shopify order';
const warehouse = createApi({ 'POST /orders': creates('WH') });
const first = fromShopify(anOrder());

export const shopifyToWarehouse: Try = {
	hosts: { 'warehouse.example.com': warehouse },
	credentials: {
		'Your Shopify signing secret': SHOPIFY,
		'Your warehouse API key': { placement: 'header', name: 'X-Api-Key', apiKey: 'sandbox-key' },
	},
	figures: {
		answered,
		'orders booked': calls(warehouse, 'POST /orders', 201),
		'calls refused': calls(warehouse, 'POST /orders', 422),
	},
	steps: [
		{
			what: 'An order',
			act: (stage) => stage.deliver(TRIGGER, first),
			then: { answered: '200', 'orders booked': 1 },
		},
		{
			what: 'The same delivery again',
			act: (stage) => stage.deliver(TRIGGER, first),
			then: { answered: '200 200' },
		},
		{
			what: 'A forged one',
			act: (stage) => stage.deliver(TRIGGER, forged(fromShopify(anOrder()))),
			then: { answered: '200 200 401' },
		},
		{
			what: 'The warehouse refuses an order',
			async act(stage) {
				warehouse.refuse(() => 422);
				await stage.deliver(TRIGGER, fromShopify(anOrder()));
			},
			then: { answered: '200 200 401 200', 'calls refused': 1, 'dead letters': 1 },
		},
		{
			what: 'Mended and replayed',
			async act(stage) {
				warehouse.mend();
				await stage.replay();
			},
			then: { 'orders booked': 2, 'dead letters': 0 },
		},
		{
			what: 'The warehouse is down, an order',
			async act(stage) {
				warehouse.goDown();
				await stage.deliver(TRIGGER, fromShopify(anOrder()));
			},
			then: { answered: '200 200 401 200 200', waiting: 1 },
		},
		{
			what: 'It is up again',
			act: () => warehouse.mend(),
			then: { 'orders booked': 3, waiting: 0 },
		},
	],
};
