import type { DatabaseSync } from 'node:sqlite';
import { NewerSchemaError } from '../Store';

/**
 * Each entry brings a database from the version that is its index to the next. They are only ever
 * appended to: a ledger in the field has run the earlier ones.
 */
export type Migrations = readonly string[];

export const LEDGER_MIGRATIONS: Migrations = [
	`CREATE TABLE deliveries (
		id INTEGER PRIMARY KEY,
		kind TEXT NOT NULL,
		scope TEXT NOT NULL,
		delivery_key TEXT NOT NULL,
		correlation_id TEXT NOT NULL,
		provider TEXT NOT NULL,
		type TEXT NOT NULL,
		event_at INTEGER,
		body BLOB NOT NULL,
		headers TEXT NOT NULL,
		workflow_id TEXT NOT NULL,
		workflow_name TEXT NOT NULL,
		node_name TEXT NOT NULL,
		execution_id TEXT,
		status TEXT NOT NULL,
		attempts INTEGER NOT NULL DEFAULT 0,
		reason TEXT,
		received_at INTEGER NOT NULL,
		due_at INTEGER NOT NULL,
		updated_at INTEGER NOT NULL,
		lease_token TEXT,
		death_sequence INTEGER
	) STRICT;
	CREATE UNIQUE INDEX deliveries_key ON deliveries (scope, delivery_key);
	CREATE INDEX deliveries_due ON deliveries (scope, due_at, id)
		WHERE status IN ('queued', 'retrying', 'leased');
	CREATE UNIQUE INDEX deliveries_death ON deliveries (death_sequence)
		WHERE death_sequence IS NOT NULL;`,
	`ALTER TABLE deliveries ADD COLUMN ordering_key TEXT;
	ALTER TABLE deliveries ADD COLUMN lane TEXT;
	ALTER TABLE deliveries ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE deliveries ADD COLUMN parks INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE deliveries ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE deliveries ADD COLUMN encoding TEXT;
	ALTER TABLE deliveries ADD COLUMN original BLOB;
	ALTER TABLE deliveries ADD COLUMN original_encoding TEXT;
	ALTER TABLE deliveries ADD COLUMN replay_id TEXT;
	ALTER TABLE deliveries ADD COLUMN note TEXT;
	DROP INDEX deliveries_due;
	CREATE INDEX deliveries_due ON deliveries (scope, priority, due_at, id)
		WHERE status IN ('queued', 'retrying', 'leased') AND blocked = 0;
	CREATE INDEX deliveries_open ON deliveries (scope, status, received_at)
		WHERE status IN ('queued', 'retrying', 'leased');
	CREATE INDEX deliveries_lane ON deliveries (scope, lane, id) WHERE lane IS NOT NULL;
	CREATE INDEX deliveries_letters ON deliveries (status, id)
		WHERE status IN ('dead', 'parked', 'resolved', 'discarded');
	CREATE INDEX deliveries_finished ON deliveries (updated_at) WHERE status IN ('done', 'ignored');
	CREATE INDEX deliveries_replay ON deliveries (replay_id, status) WHERE replay_id IS NOT NULL;
	CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
	INSERT INTO counters SELECT 'deaths', coalesce(max(death_sequence), 0) FROM deliveries;
	CREATE TABLE pauses (scope TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
	CREATE TABLE tallies (
		scope TEXT NOT NULL,
		outcome TEXT NOT NULL,
		minute INTEGER NOT NULL,
		latency_class INTEGER NOT NULL,
		attempts INTEGER NOT NULL,
		last_at INTEGER NOT NULL,
		PRIMARY KEY (scope, outcome, minute, latency_class)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX tallies_minute ON tallies (minute);`,
];

export const STATE_MIGRATIONS: Migrations = [
	`CREATE TABLE states (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
	`ALTER TABLE states ADD COLUMN expires_at INTEGER;
	CREATE INDEX states_expiry ON states (expires_at) WHERE expires_at IS NOT NULL;`,
];

/** Brings the database to the newest version. @throws NewerSchemaError when it is beyond it. */
export function migrate(database: DatabaseSync, migrations: Migrations): void {
	// Alone among all processes that share the file; who closes it undoes what was not finished.
	database.exec('BEGIN IMMEDIATE');
	const row = database.prepare('PRAGMA user_version').get();
	const version = Number(row?.user_version);
	if (version > migrations.length) throw new NewerSchemaError(version, migrations.length);
	for (const migration of migrations.slice(version)) database.exec(migration);
	database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}
