import type { IDataObject } from 'n8n-workflow';
import { createOrder } from '../../../sandbox/shopify/order.ts';
import { describeWith } from '../../support/services';
import { useDatabase } from './database';
import { openTemplate } from './template';

const TRIGGER = 'Shopify order';
const line = (id: number, quantity = 1) => ({ id, sku: `SKU-${id}`, title: 'Mug', quantity });
const order = {
	...createOrder(1042, 5_900_000_000_042, Date.UTC(2026, 10, 20)),
	total_price: '19.99',
	updated_at: '2026-11-20T10:00:00+01:00',
	line_items: [line(1), line(2)],
} as IDataObject;

// n8n's Postgres node is a stand-in (test/engine/postgresNode.ts); the database is a real one.
describeWith('postgres')('Shopify orders to Postgres', () => {
	const database = useDatabase('shopify-to-postgres');
	const template = openTemplate('shopify-to-postgres', database.credential);
	const orders = () => database.query('SELECT * FROM shopify_orders');
	const lines = () =>
		database.query('SELECT line_id, quantity FROM shopify_order_lines ORDER BY line_id');
	beforeEach(template.clear);

	it('writes the order and its lines', async () => {
		await template.deliver(TRIGGER, 'a', order);
		expect(await orders()).toMatchObject([
			{
				order_id: '5900000000042',
				order_number: '#1042',
				total_minor: '1999',
				updated_at: new Date('2026-11-20T09:00:00Z'),
				correlation_id: 'a',
			},
		]);
		expect(await lines()).toEqual([
			{ line_id: '1', quantity: 1 },
			{ line_id: '2', quantity: 1 },
		]);
	});

	it('writes a repeated event once, and lets an older one change nothing', async () => {
		const newer = {
			...order,
			total_price: '9.99',
			updated_at: '2026-11-20T11:00:00+01:00',
			line_items: [line(2, 3)],
		};
		await template.deliver(TRIGGER, 'b', newer);
		expect(await template.deliver(TRIGGER, 'b', newer)).toEqual([]);
		await template.deliver(TRIGGER, 'a', order);
		await template.deliver(TRIGGER, 'b again', newer);
		expect(await orders()).toMatchObject([{ total_minor: '999' }]);
		expect(await lines()).toEqual([{ line_id: '2', quantity: 3 }]);
	});

	it('removes the lines that an order no longer has', async () => {
		await template.deliver(TRIGGER, 'a', order);
		const updated_at = '2026-11-20T11:00:00+01:00';
		await template.deliver(TRIGGER, 'b', { ...order, updated_at, line_items: [line(2, 5)] });
		expect(await lines()).toEqual([{ line_id: '2', quantity: 5 }]);
	});

	it('keeps the order while the database is down, and writes it when it is replayed', async () => {
		database.goDown();
		const runs = await template.deliver(TRIGGER, 'a', order);
		expect(runs.map(({ status }) => status)).toEqual(Array(10).fill('error'));
		expect(await template.letters()).toMatchObject([
			{ kind: 'webhook', correlationId: 'a', reason: 'Write the order: Connection refused' },
		]);
		database.comeBack();
		await template.replay(TRIGGER);
		expect(await orders()).toHaveLength(1);
		expect(await template.letters()).toEqual([]);
	});

	it('keeps an order that does not fit, and says which field', async () => {
		const { updated_at: _, ...without } = order;
		await template.deliver(TRIGGER, 'a', without);
		expect(await orders()).toEqual([]);
		expect(await template.letters()).toMatchObject([
			{ kind: 'item', correlationId: 'a', reason: expect.stringContaining('updated_at') },
		]);
	});
});
