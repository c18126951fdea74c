import { faults, figures, percentile } from '../../../sandbox/demo/figures.ts';
import type { Outcome } from '../../../sandbox/demo/figures.ts';
import type { LedgerRow } from '../../../sandbox/lib/ledger.ts';
import type { Delivery } from '../../../sandbox/shopify/simulator.ts';
import type { Entry } from '../../../sandbox/warehouse/ledger.ts';

const SENT_AT = 1_000_000;

function delivery(orderNumber: number, kind: Delivery['kind'], status: number): Delivery {
	return {
		kind,
		webhookId: `webhook-${orderNumber}`,
		topic: 'orders/create',
		orderId: 6_000_000_000_000 + orderNumber,
		orderNumber,
		orderName: `#${orderNumber}`,
		firstSentAt: SENT_AT,
		attempts: [{ sentAt: SENT_AT, ms: 10 * orderNumber, status }],
		state: status === 202 ? 'delivered' : 'failed',
	};
}

const booking = (orderNumber: number, afterMs: number): Entry => ({
	id: `WH-${orderNumber}`,
	order_number: String(orderNumber),
	idempotencyKey: `key-${orderNumber}`,
	acceptedAt: SENT_AT + afterMs,
	headers: {},
	requests: 1,
});

const row = (id: number, kind: LedgerRow['kind'], status: LedgerRow['status']): LedgerRow => ({
	id,
	kind,
	key: `webhook-${id}`,
	status,
	attempts: id === 1 ? 2 : 1,
	reason: status === 'dead' ? 'no stock' : null,
});

/** Three orders: the first sent and run twice, the second tried twice, the third rejected at first. And a forgery. */
function good(): Outcome {
	const orders = [1, 2, 3].map((number) => delivery(number, 'order', 202));
	return {
		deliveries: [...orders, delivery(1, 'repeat', 202), delivery(9, 'unsigned', 401)],
		rejected: orders[2] as Delivery,
		booked: [booking(1, 500), booking(2, 1_500), booking(3, 60_000)],
		requests: ({ orderNumber }) => (orderNumber === 1 ? 1 : 2),
		beforeReplay: [1, 2, 3].map((id) => row(id, 'webhook', 'done')).concat(row(4, 'item', 'dead')),
		afterReplay: [1, 2, 3, 4].map((id) => row(id, id === 4 ? 'item' : 'webhook', 'done')),
	};
}

test('percentiles by nearest rank', () => {
	const values = [5, 1, 4, 2, 3];
	expect([0, 20, 50, 95, 100].map((percent) => percentile(values, percent))).toEqual([
		1, 1, 3, 5, 5,
	]);
	expect(percentile([], 50)).toBeNaN();
});

test('the figures of a good run', () => {
	expect(figures(good())).toEqual({
		'received (orders and repeats)': '4',
		'refused (forged)': '1',
		'duplicates (recorded once)': '1',
		'delivered to the warehouse': '3',
		'retried (orders sent or run more than once)': '2',
		'dead-lettered': '1',
		replayed: '1',
		'webhook to confirmation, s (p50 / p95 / max)': '0.50 / 1.50 / 1.50',
		'acknowledgement, ms (p50 / p99 / max)': '10.0 / 30.0 / 30.0',
	});
});

test('a good run has no faults', () => {
	expect(faults(good())).toEqual([]);
});

describe('names what is wrong', () => {
	const change = (changes: Partial<Outcome>) => faults({ ...good(), ...changes });

	test('an order lost', () => {
		expect(change({ booked: good().booked.slice(1) })).toEqual([
			'#1 reached the warehouse 0 times instead of once',
		]);
	});

	test('an order booked twice', () => {
		expect(change({ booked: [...good().booked, booking(2, 9_000)] })).toEqual([
			'#2 reached the warehouse 2 times instead of once',
		]);
	});

	test('an order that nobody placed', () => {
		expect(change({ booked: [...good().booked, booking(77, 1)] })).toEqual([
			expect.stringContaining('77'),
		]);
	});

	test('an order never acknowledged', () => {
		const { deliveries } = good();
		const late = deliveries.map((entry) =>
			entry.orderNumber === 2 ? delivery(2, 'order', 500) : entry,
		);
		expect(change({ deliveries: late })).toEqual(['#2 (order) was never acknowledged']);
	});

	test('a forgery that got through', () => {
		expect(change({ booked: [...good().booked, booking(9, 1)] })).toEqual([
			'The forged order #9 (unsigned) reached the warehouse',
		]);
	});

	test('a forgery that was recorded', () => {
		expect(change({ beforeReplay: [...good().beforeReplay, row(9, 'webhook', 'done')] })).toEqual([
			'The forged order #9 (unsigned) is in the ledger',
		]);
	});

	test('a forgery that was not refused as one', () => {
		const accepted = [...good().deliveries.slice(0, 4), delivery(9, 'unsigned', 202)];
		expect(change({ deliveries: accepted })).toEqual([
			'A forgery (unsigned) was answered 202, not 401',
		]);
	});

	test('a rejected order that is not among the dead letters', () => {
		const { afterReplay } = good();
		expect(change({ beforeReplay: afterReplay })).toEqual([expect.stringContaining('#3')]);
	});

	test('a replay that did nothing', () => {
		const { beforeReplay } = good();
		expect(change({ afterReplay: beforeReplay })).toEqual([
			'The replay delivered no dead letter',
			'Delivery 4 is still dead after the replay: no stock',
		]);
	});
});
