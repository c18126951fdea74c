/** A ledger as a busy instance has it, filled past the store: the data matters, not how it came. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { startPostgres } from '../../sandbox/services/postgres.ts';
import type * as Postgres from '../../store/postgres/postgresStore';
import type * as Sqlite from '../../store/sqlite/sqliteStore';
import type { Store } from '../../store/Store';

const BUILT = '../../dist/store';
export const SCOPES = 200;
export const DEAD = 100_000;
const WAITING = 1000;
const MINUTE_MS = 60_000;
const MINUTES = 24 * 60;

/** Each integration fails, and succeeds with four different latencies, in every minute of a day. */
const fill = (rows: number, body: string, now: number) => [
	`INSERT INTO deliveries (kind, scope, delivery_key, correlation_id, provider, type, body, headers,
		workflow_id, workflow_name, node_name, status, attempts, reason, received_at, due_at, updated_at,
		death_sequence)
	WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${rows})
	SELECT 'webhook', 'w' || (n % ${SCOPES}) || '/node', 'key-' || n, 'key-' || n, 'shopify',
		'orders/create', ${body}, '{}', 'w' || (n % ${SCOPES}), 'Workflow ' || (n % ${SCOPES}), 'Shopify',
		CASE WHEN n <= ${DEAD} THEN 'dead' WHEN n <= ${DEAD + WAITING} THEN 'queued' ELSE 'done' END,
		1, 'HTTP 422', ${now} - n, ${now} - n, ${now} - n, CASE WHEN n <= ${DEAD} THEN n END FROM numbers`,
	`INSERT INTO tallies
	WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${SCOPES * MINUTES - 1}),
		ends(outcome, latency_class) AS (VALUES ('failed', 0), ('done', 20), ('done', 21), ('done', 22), ('done', 30))
	SELECT 'w' || (n % ${SCOPES}) || '/node', outcome, ${Math.floor(now / MINUTE_MS)} - n / ${SCOPES},
		latency_class, 3, ${now} - n / ${SCOPES} * ${MINUTE_MS} FROM numbers, ends`,
];

export interface Filled {
	store: Store;
	close(): Promise<void>;
}

export async function filledSqlite(rows: number, now: number): Promise<Filled> {
	const { openSqliteStore } = (await import(`${BUILT}/sqlite/sqliteStore.js`)) as typeof Sqlite;
	const folder = mkdtempSync(join(tmpdir(), 'steadfast-bench-'));
	const file = join(folder, 'ledger.sqlite');
	const store = await openSqliteStore(file, Date.now);
	const database = new DatabaseSync(file);
	database.exec(`BEGIN; ${fill(rows, 'zeroblob(400)', now).join(';')}; COMMIT`);
	database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
	database.close();
	return {
		store,
		async close() {
			await store.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

export async function filledPostgres(rows: number, now: number): Promise<Filled> {
	const { openPostgresStore } = (await import(
		`${BUILT}/postgres/postgresStore.js`
	)) as typeof Postgres;
	const service = await startPostgres();
	const schema = 'bench';
	const store = await openPostgresStore(service.url, { schema });
	const client = new Client({ connectionString: service.url });
	await client.connect();
	await client.query(`SET search_path = ${schema}`);
	for (const statement of fill(rows, `decode(repeat('00', 400), 'hex')`, now)) {
		await client.query(statement);
	}
	// What autovacuum does within a minute.
	await client.query('VACUUM ANALYZE');
	await client.end();
	return {
		store,
		async close() {
			await store.close();
			await service.close();
		},
	};
}
