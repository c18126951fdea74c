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
];

export const STATE_MIGRATIONS: Migrations = [
	`CREATE TABLE states (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
	`ALTER TABLE states ADD COLUMN expires_at INTEGER;
	CREATE INDEX states_expiry ON states (expires_at) WHERE expires_at IS NOT NULL;`,
];

/** Brings the database to the newest version. @throws NewerSchemaError when it is beyond it. */
export function migrate(database: DatabaseSync, migrations: Migrations): void {
	transaction(database, () => {
		const row = database.prepare('PRAGMA user_version').get();
		const version = Number(row?.user_version);
		if (version > migrations.length) throw new NewerSchemaError(version, migrations.length);
		for (const migration of migrations.slice(version)) database.exec(migration);
		database.exec(`PRAGMA user_version = ${migrations.length}`);
	});
}

/** Runs `work` alone among all processes that share the file; undone when it throws. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
	database.exec('BEGIN IMMEDIATE');
	try {
		const result = work();
		database.exec('COMMIT');
		return result;
	} catch (error) {
		if (database.isTransaction) database.exec('ROLLBACK');
		throw error;
	}
}
