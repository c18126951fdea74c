import { unfinished } from '../../lib/ledger.ts';
import type { LedgerRow } from '../../lib/ledger.ts';
import type { Delivery } from '../../shopify/simulator.ts';
import type { Sink } from './sink.ts';

export type Sides = {
	deliveries: readonly Delivery[];
	rows: readonly LedgerRow[];
	sink: Sink;
	/** whether calls had an idempotency key; without it at least once is promised, with it once */
	key: boolean;
};

/** What the shop, the ledger and the sink each saw, as figures. */
export function figures({ deliveries, rows, sink }: Sides): Record<string, number> {
	const bookings = deliveries.map(({ orderName }) => sink.bookings(orderName));
	return {
		deliveries: deliveries.length,
		'attempts of the shop': deliveries.reduce((sum, { attempts }) => sum + attempts.length, 0),
		'rows in the ledger': rows.length,
		done: rows.filter(({ status }) => status === 'done').length,
		'run more than once': rows.filter(({ attempts }) => attempts > 1).length,
		'calls at the sink': sink.calls.length,
		'booked once': bookings.filter((times) => times === 1).length,
		'booked more than once': bookings.filter((times) => times > 1).length,
		'not booked': bookings.filter((times) => times === 0).length,
		'left leased': rows.filter(({ status }) => status === 'leased').length,
	};
}

/** Where the three sides disagree, a sentence each. */
export function faults({ deliveries, rows, sink, key }: Sides): string[] {
	const found: string[] = [];
	const known = new Map(rows.map((row) => [row.key, row]));
	for (const { webhookId, orderName, state } of deliveries) {
		const status = known.get(webhookId)?.status;
		const times = sink.bookings(orderName);
		if (state !== 'delivered') found.push(`${orderName}: the shop gave up (${state})`);
		if (status !== 'done')
			found.push(`${orderName}: ${status ?? 'absent'} in the ledger, not done`);
		if (times === 0 || (key && times > 1)) found.push(`${orderName}: booked ${times} times`);
	}
	if (rows.length !== deliveries.length) {
		found.push(`${rows.length} rows in the ledger for ${deliveries.length} deliveries`);
	}
	const open = rows.filter(unfinished).length;
	if (open > 0) found.push(`${open} rows are still open`);
	const sent = new Set(deliveries.map(({ orderName }) => orderName));
	const foreign = new Set(sink.calls.map(({ order }) => order).filter((order) => !sent.has(order)));
	for (const order of foreign) found.push(`${order}: the sink was called, the shop never sent it`);
	return found;
}
