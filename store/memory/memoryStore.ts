import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../core/time';
import { payloadCodec, type PayloadCodec } from '../payload';
import { SqlLedger } from '../sql/SqlLedger';
import { LEDGER_MIGRATIONS, migrate } from '../sqlite/schema';
import { SqliteConnection } from '../sqlite/SqliteConnection';
import { SqliteSql } from '../sqlite/SqliteSql';
import type { Store } from '../Store';
import { createMemoryState } from './memoryState';

/** The embedded store without files: gone when the process ends. For tests and trials. */
export function createMemoryStore(clock: Clock, codec: PayloadCodec = payloadCodec()): Store {
	const ledger = new SqliteConnection(() => {
		const database = new DatabaseSync(':memory:');
		migrate(database, LEDGER_MIGRATIONS);
		return database;
	});
	return {
		ledger: new SqlLedger(new SqliteSql(ledger, clock), codec),
		state: createMemoryState(clock),
		async close() {
			ledger.close();
		},
	};
}
