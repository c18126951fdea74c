import fc from 'fast-check';
import { createOrder } from '../../../sandbox/shopify/order.ts';

const ID = 6_123_456_789_012;
const NOW = Date.UTC(2026, 10, 20, 3, 15, 0);

test('the total is what the lines and the shipping add up to', () => {
	fc.assert(
		fc.property(fc.nat(1_000_000), (number) => {
			const order = createOrder(number, ID, NOW);
			const cents = (amount: string) => Math.round(Number(amount) * 100);
			const lines = order.line_items.reduce(
				(sum, line) => sum + cents(line.price) * line.quantity,
				0,
			);
			expect(cents(order.subtotal_price)).toBe(lines);
			expect(cents(order.total_price)).toBe(
				lines + cents(order.total_shipping_price_set.shop_money.amount),
			);
			expect(order.total_price).toMatch(/^\d+\.\d\d$/);
		}),
	);
});

test('the same number is the same order, whenever it is sent', () => {
	const { created_at, updated_at, processed_at, ...order } = createOrder(1001, ID, NOW);
	expect(createOrder(1001, ID, NOW + 60_000)).toMatchObject(order);
	expect([created_at, updated_at, processed_at]).toEqual(
		Array(3).fill('2026-11-19T22:15:00-05:00'),
	);
});

test('ids are beyond 32 bits and survive JSON', () => {
	const order = createOrder(1001, ID, NOW);
	const ids = [order.id, ...order.line_items.map((line) => line.id)];
	for (const id of ids) expect(id).toBeGreaterThan(2 ** 32);
	expect(JSON.parse(JSON.stringify(order))).toEqual(order);
});

test('some orders are not plain ASCII', () => {
	const text = JSON.stringify([1, 2, 3, 4].map((number) => createOrder(number, ID, NOW)));
	expect(text).toMatch(/[^\u0000-\u007f]/);
});
