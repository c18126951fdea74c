import type { IDataObject } from 'n8n-workflow';
import { instanceStore } from '../../../nodes/shared/instanceStore';
import { collection } from '../mongoDbNode';
import { openTemplate } from './template';

const TRIGGER = 'WooCommerce order';
const order: IDataObject = {
	id: 727,
	number: '727',
	status: 'processing',
	currency: 'EUR',
	total: '29.35',
	customer_id: 26,
	billing: { first_name: 'Zoë', last_name: 'Brontë', email: ' Zoe@Example.com ' },
	shipping: { city: 'Montréal', postcode: 'H2X 1Y4', country: 'CA' },
	line_items: [
		{ id: 1, sku: 'MUG', name: 'Mug', quantity: 2, total: '18.50' },
		{ id: 2, sku: '', name: 'Bag', quantity: 1, total: '10.85' },
	],
	date_created_gmt: '2024-11-20T09:00:00',
	date_modified_gmt: '2024-11-20T09:00:00',
};
const changed = { ...order, status: 'completed', date_modified_gmt: '2024-11-20T10:00:00' };

// n8n's MongoDB node is a stand-in (test/engine/mongoDbNode.ts).
describe('WooCommerce orders to MongoDB', () => {
	const template = openTemplate('woocommerce-to-mongodb', () => ({}));
	const deliver = (key: string, event: IDataObject, type = 'order.updated') =>
		template.deliver(TRIGGER, key, event, { type, provider: 'woocommerce' });
	beforeEach(async () => {
		await template.clear();
		Object.assign(collection, { documents: [], isDown: false });
	});

	it('writes an order as one document with its lines', async () => {
		await deliver('a', order, 'order.created');
		expect(collection.documents).toEqual([
			{
				order_id: 727,
				number: '727',
				status: 'processing',
				currency: 'EUR',
				total_minor: 2935,
				customer: { id: 26, first_name: 'Zoë', last_name: 'Brontë', email: 'zoe@example.com' },
				ship_to: { city: 'Montréal', postcode: 'H2X 1Y4', country: 'CA' },
				lines: [
					{ line_id: 1, sku: 'MUG', name: 'Mug', quantity: 2, total_minor: 1850 },
					{ line_id: 2, sku: '', name: 'Bag', quantity: 1, total_minor: 1085 },
				],
				ordered_at: new Date('2024-11-20T09:00:00Z'),
				modified_at: new Date('2024-11-20T09:00:00Z'),
				deleted: false,
				correlation_id: 'a',
			},
		]);
	});

	it('writes a repeated event once, and lets an older one change nothing', async () => {
		await deliver('b', changed);
		expect(await deliver('b', changed)).toEqual([]);
		const late = await deliver('a', order, 'order.created');
		expect(late.map(({ status }) => status)).toEqual(['success']);
		expect(collection.documents).toMatchObject([{ status: 'completed', correlation_id: 'b' }]);
	});

	it('takes the second of two changes in one second', async () => {
		await deliver('a', order);
		await deliver('b', { ...order, status: 'on-hold' });
		expect(collection.documents).toMatchObject([{ status: 'on-hold', correlation_id: 'b' }]);
	});

	it('writes the lines as they stand', async () => {
		await deliver('a', order);
		await deliver('b', { ...changed, line_items: [] });
		expect(collection.documents).toMatchObject([{ lines: [] }]);
	});

	it('leaves of a deleted order nothing that a late event brings back', async () => {
		await deliver('a', order);
		await deliver('b', { id: 727 }, 'order.deleted');
		const left = [
			{ order_id: 727, modified_at: expect.any(Date), deleted: true, correlation_id: 'b' },
		];
		expect(collection.documents).toEqual(left);
		await deliver('c', changed);
		expect(collection.documents).toEqual(left);
	});

	it('writes a deleted order again when it is restored', async () => {
		await deliver('b', { id: 727 }, 'order.deleted');
		await deliver('c', changed, 'order.restored');
		expect(collection.documents).toMatchObject([{ status: 'completed', deleted: false }]);
	});

	it('lets a restored order, too, overwrite nothing that is newer', async () => {
		await deliver('b', changed);
		await deliver('a', order, 'order.restored');
		expect(collection.documents).toMatchObject([{ status: 'completed' }]);
	});

	it.each([
		['an order', order, 'order.updated', 'What is known of it'],
		['a deletion', { id: 727 }, 'order.deleted', 'Write the deletion'],
	])(
		'keeps %s while the database is down, and writes it when it is replayed',
		async (_, event, type, node) => {
			collection.isDown = true;
			const runs = await deliver('a', event, type);
			expect(runs.map(({ status }) => status)).toEqual(Array(10).fill('error'));
			expect(await template.letters()).toMatchObject([
				{
					kind: 'webhook',
					correlationId: 'a',
					reason: expect.stringContaining(`${node}: The service refused`),
				},
			]);
			collection.isDown = false;
			await template.replay(TRIGGER);
			expect(collection.documents).toMatchObject([{ order_id: 727 }]);
			expect(await template.letters()).toEqual([]);
		},
	);

	it.each([
		[
			'an order without a time',
			{ ...order, date_modified_gmt: null },
			'order.updated',
			'date_modified_gmt',
		],
		['a deletion of nothing', { id: null }, 'order.deleted', 'id'],
	])('keeps %s at once, and says which field', async (_, event, type, field) => {
		const runs = await deliver('a', event, type);
		expect(runs.map(({ status }) => status)).toEqual(['success']);
		expect(collection.documents).toEqual([]);
		expect(await template.letters()).toMatchObject([
			{ kind: 'item', correlationId: 'a', reason: expect.stringContaining(field) },
		]);
	});

	it('takes up a record that did not fit when it is mended and replayed', async () => {
		await deliver('a', { ...order, total: 'a lot' });
		const [letter] = await template.letters();
		expect(letter?.reason).toContain('total');
		const { ledger } = await instanceStore();
		const delivery = { type: 'order.updated' };
		await ledger.edit(letter!.id, Buffer.from(JSON.stringify({ ...order, delivery })));
		await template.replay();
		expect(collection.documents).toMatchObject([{ order_id: 727, correlation_id: 'a' }]);
		expect(await template.letters()).toEqual([]);
	});
});
