import { randomUUID } from 'node:crypto';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type {
	Delivery,
	DeliveryStatus,
	LeasedDelivery,
	NewDelivery,
	Settlement,
} from '../../core/delivery/types';
import type { Clock } from '../../core/time';
import type { DeliveryFilter, Ledger, Recorded } from '../Store';
import { INSERT_COLUMNS, toColumns, toDelivery } from './rows';
import { transaction } from './schema';

const INSERT = `
	INSERT INTO deliveries (${INSERT_COLUMNS.join(', ')}, status, reason, received_at, due_at, updated_at)
	VALUES (${'?, '.repeat(INSERT_COLUMNS.length)} ?, ?, ?, ?, ?)`;

// While leased, due_at is the end of the lease: one index finds the due and the abandoned alike.
const CLAIM = `
	UPDATE deliveries
	SET status = 'leased', attempts = attempts + 1, lease_token = :token, due_at = :until, updated_at = :now
	WHERE id IN (
		SELECT id FROM deliveries
		WHERE scope = :scope AND due_at <= :now AND status IN ('queued', 'retrying', 'leased')
		ORDER BY due_at, id LIMIT :limit)
	RETURNING *`;

const SETTLE = `
	UPDATE deliveries
	SET status = :status, due_at = coalesce(:due, due_at), reason = coalesce(:reason, reason),
		lease_token = NULL, updated_at = :now
	WHERE id = :id AND lease_token = :token`;

const NEXT_DEATH = `(SELECT coalesce(max(death_sequence), 0) + 1 FROM deliveries)`;

const DIE = `
	UPDATE deliveries
	SET status = 'dead', reason = :reason, death_sequence = ${NEXT_DEATH}, lease_token = NULL, updated_at = :now
	WHERE id = :id AND lease_token = :token`;

const BURY = `${INSERT}
	ON CONFLICT (scope, delivery_key) DO UPDATE
	SET body = excluded.body, headers = excluded.headers, reason = excluded.reason,
		node_name = excluded.node_name, workflow_name = excluded.workflow_name,
		execution_id = excluded.execution_id, updated_at = excluded.updated_at,
		status = 'dead', lease_token = NULL
	RETURNING id`;

const BURIED = `
	UPDATE deliveries SET attempts = max(attempts, 1), death_sequence = ${NEXT_DEATH}
	WHERE id = ? RETURNING *`;

/** The ledger in a SQLite file. Calls are synchronous underneath and take well under a millisecond. */
export class SqliteLedger implements Ledger {
	readonly #statements = new Map<string, StatementSync>();

	constructor(
		private readonly database: DatabaseSync,
		private readonly clock: Clock,
	) {}

	async record(delivery: NewDelivery): Promise<Recorded> {
		return this.#insert(delivery, 'queued');
	}

	async ignore(delivery: NewDelivery, reason: string): Promise<Recorded> {
		return this.#insert(delivery, 'ignored', reason);
	}

	async bury(delivery: NewDelivery, reason: string): Promise<Delivery> {
		return transaction(this.database, () => {
			const buried = required(this.#prepare(BURY).get(...this.#row(delivery, 'dead', reason)));
			return toDelivery(required(this.#prepare(BURIED).get(Number(buried.id))));
		});
	}

	async claim(scope: string, limit: number, leaseMs: number): Promise<LeasedDelivery[]> {
		const now = this.clock();
		const leaseToken = randomUUID();
		return this.#prepare(CLAIM)
			.all({ scope, limit, token: leaseToken, until: now + leaseMs, now })
			.map((row) => ({ ...toDelivery(row), leaseToken }))
			.sort((a, b) => a.id - b.id);
	}

	async renew(leases: readonly LeasedDelivery[], leaseMs: number): Promise<void> {
		const renew = this.#prepare(
			'UPDATE deliveries SET due_at = ? WHERE id = ? AND lease_token = ?',
		);
		const until = this.clock() + leaseMs;
		transaction(this.database, () => {
			for (const lease of leases) renew.run(until, lease.id, lease.leaseToken);
		});
	}

	async settle(lease: LeasedDelivery, settlement: Settlement): Promise<boolean> {
		const held = { id: lease.id, token: lease.leaseToken, now: this.clock() };
		if (settlement.status === 'dead') {
			return this.#prepare(DIE).run({ ...held, reason: settlement.reason }).changes === 1;
		}
		const due = 'dueAt' in settlement ? Math.round(settlement.dueAt) : null;
		const reason = 'reason' in settlement ? settlement.reason : null;
		const { status } = settlement;
		return this.#prepare(SETTLE).run({ ...held, status, due, reason }).changes === 1;
	}

	async replay(ids: readonly number[]): Promise<number[]> {
		const now = this.clock();
		const rows = this.#prepare(
			`UPDATE deliveries SET status = 'queued', attempts = 0, due_at = ?, updated_at = ?
			WHERE status = 'dead' AND id IN (SELECT value FROM json_each(?)) RETURNING id`,
		).all(now, now, JSON.stringify(ids));
		return rows.map((row) => Number(row.id)).sort((a, b) => a - b);
	}

	async find(filter: DeliveryFilter): Promise<Delivery[]> {
		const conditions: string[] = [];
		const values: SQLInputValue[] = [];
		const where = (condition: string, value: SQLInputValue | undefined) => {
			if (value === undefined) return;
			conditions.push(condition);
			values.push(value);
		};
		where('status = ?', filter.status);
		where('kind = ?', filter.kind);
		where('workflow_id = ?', filter.workflowId);
		where('id IN (SELECT value FROM json_each(?))', filter.ids && JSON.stringify(filter.ids));
		where('death_sequence > ?', filter.afterDeath);
		const order = filter.afterDeath === undefined ? 'id' : 'death_sequence';
		return this.#prepare(
			`SELECT * FROM deliveries ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
			ORDER BY ${order} LIMIT ?`,
		)
			.all(...values, filter.limit)
			.map(toDelivery);
	}

	async lastDeath(): Promise<number> {
		const row = this.#prepare('SELECT max(death_sequence) AS last FROM deliveries').get();
		return Number(row?.last ?? 0);
	}

	async counts() {
		const rows = this.#prepare(
			'SELECT status, count(*) AS n FROM deliveries GROUP BY status',
		).all();
		return Object.fromEntries(rows.map((row) => [row.status as DeliveryStatus, Number(row.n)]));
	}

	#insert(delivery: NewDelivery, status: DeliveryStatus, reason?: string): Recorded {
		const row = this.#row(delivery, status, reason);
		const inserted = this.#prepare(
			`${INSERT} ON CONFLICT (scope, delivery_key) DO NOTHING RETURNING id`,
		).get(...row);
		if (inserted) return { id: Number(inserted.id), duplicate: false };
		const known = this.#prepare(
			'SELECT id FROM deliveries WHERE scope = ? AND delivery_key = ?',
		).get(delivery.scope, delivery.key);
		return { id: Number(required(known).id), duplicate: true };
	}

	#row(delivery: NewDelivery, status: DeliveryStatus, reason?: string): SQLInputValue[] {
		const now = this.clock();
		return [...toColumns(delivery), status, reason ?? null, now, now, now];
	}

	/** Statements are compiled once. */
	#prepare(sql: string): StatementSync {
		const known = this.#statements.get(sql);
		if (known) return known;
		const statement = this.database.prepare(sql);
		this.#statements.set(sql, statement);
		return statement;
	}
}

function required<T>(row: T | undefined): T {
	if (row === undefined) throw new Error('The ledger lost a row it had just written');
	return row;
}
