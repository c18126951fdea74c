import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/** What a person would look up in the pack's ledger about one delivery. */
export type LedgerRow = {
	readonly id: number;
	readonly kind: 'webhook' | 'item';
	/** of a webhook from Shopify: its `X-Shopify-Webhook-Id` */
	readonly key: string;
	readonly status: 'queued' | 'leased' | 'retrying' | 'done' | 'dead' | 'ignored';
	readonly attempts: number;
	readonly reason: string | null;
};

const UNFINISHED: readonly LedgerRow['status'][] = ['queued', 'leased', 'retrying'];

/** Work that the pack still has to do, or is doing. */
export const unfinished = ({ status }: LedgerRow): boolean => UNFINISHED.includes(status);

const COLUMNS = 'id, kind, delivery_key AS key, status, attempts, reason';

/**
 * Reads the pack's ledger beside a running n8n; empty when there is none yet.
 *
 * @param workflowId default: of all workflows
 */
export function readLedger(file: string, workflowId?: string): LedgerRow[] {
	if (!existsSync(file)) return [];
	const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
	try {
		const rows = database
			.prepare(
				`SELECT ${COLUMNS} FROM deliveries WHERE workflow_id = coalesce(?, workflow_id) ORDER BY id`,
			)
			.all(workflowId ?? null);
		return rows as LedgerRow[];
	} finally {
		database.close();
	}
}

/** The same of a ledger in Postgres. */
export async function readPostgresLedger(url: string): Promise<LedgerRow[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const { rows } = await client.query<LedgerRow>(
			`SELECT ${COLUMNS} FROM steadfast.deliveries ORDER BY deliveries.id`,
		);
		return rows.map((row) => ({ ...row, id: Number(row.id) }));
	} finally {
		await client.end();
	}
}
