import { randomUUID } from 'node:crypto';
import type { Delivery, LeasedDelivery, NewDelivery, Settlement } from '../../core/delivery/types';
import type { Clock } from '../../core/time';
import type { DeliveryFilter, Ledger, Recorded } from '../Store';

type Row = Delivery & { leaseToken?: string };

const OPEN: ReadonlySet<string> = new Set(['queued', 'retrying', 'leased']);

/** The ledger's contract in its plainest form: gone when the process ends. For tests. */
export class MemoryLedger implements Ledger {
	readonly #rows: Row[] = [];
	readonly #byKey = new Map<string, Row>();
	#deaths = 0;

	constructor(private readonly clock: Clock) {}

	async record(delivery: NewDelivery): Promise<Recorded> {
		return this.#insert(delivery, { status: 'queued' });
	}

	async ignore(delivery: NewDelivery, reason: string): Promise<Recorded> {
		return this.#insert(delivery, { status: 'ignored', reason });
	}

	async bury(delivery: NewDelivery, reason: string): Promise<Delivery> {
		const { id } = this.#insert(delivery, { status: 'leased' });
		const row = this.#row(id);
		Object.assign(row, { ...delivery, attempts: row.attempts || 1 });
		this.#die(row, reason);
		return toDelivery(row);
	}

	async claim(scope: string, limit: number, leaseMs: number): Promise<LeasedDelivery[]> {
		const now = this.clock();
		return this.#rows
			.filter((row) => row.scope === scope && OPEN.has(row.status) && row.dueAt <= now)
			.sort((a, b) => a.dueAt - b.dueAt || a.id - b.id)
			.slice(0, limit)
			.map((row) => {
				const leaseToken = randomUUID();
				row.attempts += 1;
				this.#change(row, { status: 'leased', dueAt: now + leaseMs, leaseToken });
				return { ...toDelivery(row), leaseToken };
			});
	}

	async renew(leases: readonly LeasedDelivery[], leaseMs: number): Promise<void> {
		for (const lease of leases) {
			const row = this.#row(lease.id);
			if (row.leaseToken === lease.leaseToken) row.dueAt = this.clock() + leaseMs;
		}
	}

	async settle(lease: LeasedDelivery, settlement: Settlement): Promise<boolean> {
		const row = this.#row(lease.id);
		if (row.leaseToken !== lease.leaseToken) return false;
		if (settlement.status === 'dead') this.#die(row, settlement.reason);
		else this.#change(row, { leaseToken: undefined, ...settlement });
		return true;
	}

	async replay(ids: readonly number[]): Promise<number[]> {
		const rows = this.#rows.filter((row) => ids.includes(row.id) && row.status === 'dead');
		for (const row of rows) {
			this.#change(row, { status: 'queued', attempts: 0, dueAt: this.clock() });
		}
		return rows.map((row) => row.id);
	}

	async find(filter: DeliveryFilter): Promise<Delivery[]> {
		return this.#rows
			.filter(
				(row) =>
					(filter.status === undefined || row.status === filter.status) &&
					(filter.kind === undefined || row.kind === filter.kind) &&
					(filter.workflowId === undefined || row.origin.workflowId === filter.workflowId) &&
					(filter.ids === undefined || filter.ids.includes(row.id)) &&
					(filter.afterDeath === undefined || (row.deathSequence ?? 0) > filter.afterDeath),
			)
			.sort((a, b) =>
				filter.afterDeath === undefined
					? a.id - b.id
					: (a.deathSequence ?? 0) - (b.deathSequence ?? 0),
			)
			.slice(0, filter.limit)
			.map(toDelivery);
	}

	async lastDeath(): Promise<number> {
		return this.#deaths;
	}

	async counts() {
		const counts: Awaited<ReturnType<Ledger['counts']>> = {};
		for (const { status } of this.#rows) counts[status] = (counts[status] ?? 0) + 1;
		return counts;
	}

	#insert(delivery: NewDelivery, start: Pick<Delivery, 'status' | 'reason'>): Recorded {
		const key = JSON.stringify([delivery.scope, delivery.key]);
		const known = this.#byKey.get(key);
		if (known) return { id: known.id, duplicate: true };
		const now = this.clock();
		const times = { receivedAt: now, dueAt: now, updatedAt: now };
		const row: Row = { ...delivery, ...start, ...times, id: this.#rows.length + 1, attempts: 0 };
		this.#rows.push(row);
		this.#byKey.set(key, row);
		return { id: row.id, duplicate: false };
	}

	#die(row: Row, reason: string): void {
		this.#deaths += 1;
		const deathSequence = this.#deaths;
		this.#change(row, { status: 'dead', reason, deathSequence, leaseToken: undefined });
	}

	#change(row: Row, changes: Partial<Row>): void {
		Object.assign(row, changes, { updatedAt: this.clock() });
	}

	#row(id: number): Row {
		const row = this.#rows[id - 1];
		if (!row) throw new Error(`There is no delivery ${id} in the ledger`);
		return row;
	}
}

function toDelivery({ leaseToken: _, ...delivery }: Row): Delivery {
	return { ...delivery };
}
