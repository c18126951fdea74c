import { anOrder, forged, fromShopify, SHOPIFY } from '../lib/deliveries.ts';
import { answered, value } from '../lib/figures.ts';
import type { Try } from '../lib/Try.ts';

const TRIGGER = 'Shopify order';
const ordered = anOrder({ updated_at: '2026-11-20T10:00:00-05:00' });
const line = (number: number, quantity: number) =>
	ordered.line_items.slice(0, 1).map((known) => ({ ...known, id: known.id + number, quantity }));
const order = { ...ordered, line_items: [...line(1, 3), ...line(2, 1)] };
const changed = { ...order, updated_at: '2026-11-20T11:00:00-05:00', line_items: line(1, 9) };
const change = fromShopify(changed, 'orders/updated');

export const shopifyToPostgres: Try = {
	services: ['postgres'],
	credentials: { 'Your Shopify signing secret': SHOPIFY },
	figures: {
		answered,
		orders: value('SELECT count(*) FROM shopify_orders'),
		'line quantities': value(
			"SELECT coalesce(string_agg(quantity::text, ' ' ORDER BY line_id), '') FROM shopify_order_lines",
		),
	},
	steps: [
		{
			what: 'An order of two lines',
			act: (stage) => stage.deliver(TRIGGER, fromShopify(order)),
			then: { answered: '200', orders: '1', 'line quantities': '3 1' },
		},
		{
			what: 'It loses a line',
			act: (stage) => stage.deliver(TRIGGER, change),
			then: { answered: '200 200', 'line quantities': '9' },
		},
		{
			what: 'The same delivery again',
			act: (stage) => stage.deliver(TRIGGER, change),
			then: { answered: '200 200 200' },
		},
		{
			what: 'The older event, late',
			act: (stage) => stage.deliver(TRIGGER, fromShopify(order, 'orders/updated')),
			then: { answered: '200 200 200 200' },
		},
		{
			what: 'A forged one',
			act: (stage) => stage.deliver(TRIGGER, forged(change)),
			then: { answered: '200 200 200 200 401' },
		},
		{
			what: 'Postgres is stopped, an order',
			async act(stage) {
				await stage.service('postgres').stop();
				await stage.deliver(TRIGGER, fromShopify(anOrder({ line_items: [] })));
			},
			then: {
				answered: '200 200 200 200 401 200',
				...{ orders: '–', 'line quantities': '–', waiting: 1 },
			},
		},
		{
			what: 'Postgres is started',
			act: (stage) => stage.service('postgres').start(),
			then: { orders: '2', 'line quantities': '9', waiting: 0 },
		},
	],
};
