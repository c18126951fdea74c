import { readLedger } from '../../lib/ledger.ts';
import type { LedgerRow } from '../../lib/ledger.ts';
import { until } from '../../lib/until.ts';
import { signedOrder } from '../lib/orders.ts';
import type { Sink } from '../lib/sink.ts';
import type { Instance } from './instance.ts';

const SETTLE_MS = 180_000;

/** Sends numbered orders as the shop does. @returns their names; @throws when one is not taken */
export async function sendOrders(
	webhookUrl: string,
	from: number,
	count: number,
): Promise<string[]> {
	const orders = Array.from({ length: count }, (_, index) => signedOrder(from + index));
	for (const { name, request } of orders) {
		const { status } = await fetch(webhookUrl, request);
		if (status !== 200) throw new Error(`${name} was answered ${status}`);
	}
	return orders.map(({ name }) => name);
}

/** Waits for the state of the ledger. */
export const ledgerHas = (
	{ ledger, signal }: Instance,
	what: string,
	holds: (rows: readonly LedgerRow[]) => boolean,
): Promise<void> => until(what, () => holds(readLedger(ledger)), SETTLE_MS, signal);

/** How many rows there are of each status: `5 done, 3 dead`. */
export function statuses(rows: readonly LedgerRow[]): string {
	const counts = new Map<string, number>();
	for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
	return [...counts].map(([status, count]) => `${count} ${status}`).join(', ') || 'none';
}

export const bookedOnce = (sink: Sink, names: readonly string[]): number =>
	names.filter((name) => sink.bookings(name) === 1).length;
