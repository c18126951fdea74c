import { forged, fromWooCommerce, WOOCOMMERCE } from '../lib/deliveries.ts';
import { answered } from '../lib/figures.ts';
import { documents } from '../lib/mongoDocuments.ts';
import type { Row } from '../lib/routes.ts';
import type { Try } from '../lib/Try.ts';

const TRIGGER = 'WooCommerce order';
const line = (id: number, quantity: number) => ({
	...{ id, quantity, sku: `SKU-${id}`, name: 'Mug', total: '18.50' },
});
const anOrder = (id: number, given: Row = {}) => ({
	...{ id, number: String(id), status: 'processing', currency: 'EUR', total: '18.50' },
	...{ customer_id: 26, billing: { email: 'zoe@example.com' }, shipping: { country: 'CA' } },
	...{ date_created_gmt: '2025-01-20T10:00:00', date_modified_gmt: '2025-01-20T10:00:00' },
	...{ line_items: [line(1, 3), line(2, 1)] },
	...given,
});
const changed = anOrder(727, {
	...{ status: 'on-hold', date_modified_gmt: '2025-01-20T11:00:00', line_items: [line(1, 9)] },
});
const change = fromWooCommerce(changed, 'order.updated');

const inWords = ({ order_id: id, deleted, status, lines = [] }: Row): string =>
	deleted
		? `${id} deleted`
		: `${id} ${status} ${(lines as Row[]).map(({ quantity }) => quantity).join('+')}`;

export const woocommerceToMongodb: Try = {
	services: ['mongodb'],
	credentials: { 'Your WooCommerce secret': WOOCOMMERCE },
	figures: { answered, documents: documents('woocommerce_orders', inWords) },
	steps: [
		{
			what: 'An order of two lines',
			act: (stage) => stage.deliver(TRIGGER, fromWooCommerce(anOrder(727), 'order.created')),
			then: { answered: '200', documents: '727 processing 3+1' },
		},
		{
			what: 'It changes',
			act: (stage) => stage.deliver(TRIGGER, change),
			then: { answered: '200 200', documents: '727 on-hold 9' },
		},
		{
			what: 'The same delivery again',
			act: (stage) => stage.deliver(TRIGGER, change),
			then: { answered: '200 200 200' },
		},
		{
			what: 'The older event, late',
			act: (stage) => stage.deliver(TRIGGER, fromWooCommerce(anOrder(727), 'order.updated')),
			then: { answered: '200 200 200 200' },
		},
		{
			what: 'A forged one',
			act: (stage) => stage.deliver(TRIGGER, forged(change)),
			then: { answered: '200 200 200 200 401' },
		},
		{
			what: 'It is deleted',
			act: (stage) => stage.deliver(TRIGGER, fromWooCommerce({ id: 727 }, 'order.deleted')),
			then: { answered: '200 200 200 200 401 200', documents: '727 deleted' },
		},
		{
			what: 'A change from before, late',
			act: (stage) => stage.deliver(TRIGGER, fromWooCommerce(changed, 'order.updated')),
			then: { answered: '200 200 200 200 401 200 200' },
		},
		{
			what: 'It is restored',
			act: (stage) => stage.deliver(TRIGGER, fromWooCommerce(changed, 'order.restored')),
			then: { answered: '200 200 200 200 401 200 200 200', documents: '727 on-hold 9' },
		},
		{
			what: 'An order without a total',
			act: (stage) =>
				stage.deliver(TRIGGER, fromWooCommerce(anOrder(728, { total: '' }), 'order.created')),
			then: { answered: '200 200 200 200 401 200 200 200 200', 'dead letters': 1 },
		},
		{
			what: 'MongoDB is stopped, an order',
			async act(stage) {
				await stage.service('mongodb').stop();
				await stage.deliver(TRIGGER, fromWooCommerce(anOrder(729), 'order.created'));
				await stage.nextFailure();
			},
			then: {
				answered: '200 200 200 200 401 200 200 200 200 200',
				...{ documents: '–', waiting: 1 },
			},
		},
		{
			what: 'MongoDB is started',
			act: (stage) => stage.service('mongodb').start(),
			then: { documents: '727 on-hold 9, 729 processing 3+1', waiting: 0 },
		},
	],
};
