import type { Pool } from 'pg';
import { NewerSchemaError } from '../Store';

/** Each brings the schema from the version that is its index to the next; only ever appended to. */
const MIGRATIONS: readonly string[] = [
	`CREATE TABLE deliveries (
		id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		kind TEXT NOT NULL,
		scope TEXT NOT NULL,
		delivery_key TEXT NOT NULL,
		correlation_id TEXT NOT NULL,
		provider TEXT NOT NULL,
		type TEXT NOT NULL,
		event_at BIGINT,
		ordering_key TEXT,
		lane TEXT,
		blocked INTEGER NOT NULL DEFAULT 0,
		parks INTEGER NOT NULL DEFAULT 0,
		priority INTEGER NOT NULL DEFAULT 0,
		body BYTEA NOT NULL,
		headers TEXT NOT NULL,
		encoding TEXT,
		original BYTEA,
		original_encoding TEXT,
		workflow_id TEXT NOT NULL,
		workflow_name TEXT NOT NULL,
		node_name TEXT NOT NULL,
		execution_id TEXT,
		status TEXT NOT NULL,
		attempts INTEGER NOT NULL DEFAULT 0,
		reason TEXT,
		note TEXT,
		replay_id TEXT,
		received_at BIGINT NOT NULL,
		due_at BIGINT NOT NULL,
		updated_at BIGINT NOT NULL,
		lease_token TEXT,
		death_sequence BIGINT
	);
	CREATE UNIQUE INDEX deliveries_key ON deliveries (scope, delivery_key);
	CREATE UNIQUE INDEX deliveries_death ON deliveries (death_sequence)
		WHERE death_sequence IS NOT NULL;
	CREATE INDEX deliveries_due ON deliveries (scope, priority, due_at, id)
		WHERE status IN ('queued', 'retrying', 'leased') AND blocked = 0;
	CREATE INDEX deliveries_open ON deliveries (scope, status, received_at)
		WHERE status IN ('queued', 'retrying', 'leased');
	CREATE INDEX deliveries_lane ON deliveries (scope, lane, id) WHERE lane IS NOT NULL;
	CREATE INDEX deliveries_letters ON deliveries (status, id)
		WHERE status IN ('dead', 'parked', 'resolved', 'discarded');
	CREATE INDEX deliveries_finished ON deliveries (updated_at) WHERE status IN ('done', 'ignored');
	CREATE INDEX deliveries_replay ON deliveries (replay_id, status) WHERE replay_id IS NOT NULL;
	CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL);
	INSERT INTO counters VALUES ('deaths', 0);
	CREATE TABLE pauses (scope TEXT PRIMARY KEY);
	CREATE TABLE tallies (
		scope TEXT NOT NULL,
		outcome TEXT NOT NULL,
		minute BIGINT NOT NULL,
		latency_class INTEGER NOT NULL,
		attempts BIGINT NOT NULL,
		last_at BIGINT NOT NULL,
		PRIMARY KEY (scope, outcome, minute, latency_class)
	);
	CREATE INDEX tallies_minute ON tallies (minute);
	CREATE TABLE states (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires_at BIGINT);
	CREATE INDEX states_expiry ON states (expires_at) WHERE expires_at IS NOT NULL;`,
	// Without it the planner looks for a page of letters through the whole table.
	`CREATE INDEX deliveries_letters_id ON deliveries (id)
		WHERE status IN ('dead', 'parked', 'resolved', 'discarded');`,
];

/** Any number that no other program locks by: the bytes of "stdfast". */
const MIGRATION_LOCK = '32497668653806452';

/**
 * Brings the schema to the newest version; processes that start together wait for each other.
 * @throws NewerSchemaError when it is beyond it.
 */
export async function migrate(pool: Pool, schema: string): Promise<void> {
	const client = await pool.connect();
	try {
		await client.query('BEGIN');
		await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
		await client.query(`CREATE SCHEMA IF NOT EXISTS ${client.escapeIdentifier(schema)}`);
		await client.query('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
		const { rows } = await client.query<{ version: number }>('SELECT version FROM schema_version');
		const version = rows[0]?.version ?? 0;
		if (version > MIGRATIONS.length) throw new NewerSchemaError(version, MIGRATIONS.length);
		for (const migration of MIGRATIONS.slice(version)) await client.query(migration);
		if (rows.length === 0) await client.query('INSERT INTO schema_version VALUES (0)');
		await client.query('UPDATE schema_version SET version = $1', [MIGRATIONS.length]);
		await client.query('COMMIT');
	} catch (error) {
		await client.query('ROLLBACK').catch(() => undefined);
		throw error;
	} finally {
		client.release();
	}
}
