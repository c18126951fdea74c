import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../../core/time';
import { payloadCodec, type PayloadCodec } from '../payload';
import { SqlLedger } from '../sql/SqlLedger';
import type { Store } from '../Store';
import { LEDGER_MIGRATIONS, migrate, STATE_MIGRATIONS, type Migrations } from './schema';
import { SqliteConnection } from './SqliteConnection';
import { SqliteSql } from './SqliteSql';
import { sqliteState } from './sqliteState';
import { steadyClock } from './steadyClock';

/** How long a call waits for another process that is writing, ms. */
const BUSY_TIMEOUT_MS = 5000;
/** For the index of the keys, which are looked up at random: a million rows stay in memory, KiB. */
const CACHE_KIB = 64 * 1024;

/**
 * Opens the embedded store: the ledger in `file`, and beside it, in `<file>-state`, what changes
 * fast and may be lost in a power cut (limiters, breakers).
 *
 * @throws when the folder or the files cannot be written, or were written by a newer version.
 */
export async function openSqliteStore(
	file: string,
	clock: Clock,
	codec: PayloadCodec = payloadCodec(),
): Promise<Store> {
	const { DatabaseSync } = await import('node:sqlite');
	mkdirSync(dirname(file), { recursive: true });
	const connect = (path: string, synchronous: 'FULL' | 'NORMAL', migrations: Migrations) =>
		new SqliteConnection(() => {
			const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
			try {
				database.exec(
					`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA cache_size = -${CACHE_KIB}`,
				);
				migrate(database, migrations);
				return database;
			} catch (error) {
				database.close();
				throw error;
			}
		});
	// FULL: what was acknowledged must survive a power cut, not only a crash.
	const ledger = connect(file, 'FULL', LEDGER_MIGRATIONS);
	const state = connect(`${file}-state`, 'NORMAL', STATE_MIGRATIONS);
	const [newest] = ledger.all('SELECT received_at FROM deliveries ORDER BY id DESC LIMIT 1', {});
	// Also when it was set back while nobody ran.
	const steady = steadyClock(clock, Number(newest?.received_at ?? 0));
	return {
		ledger: new SqlLedger(new SqliteSql(ledger, steady), codec),
		state: sqliteState(state, clock),
		async close() {
			ledger.close();
			state.close();
		},
	};
}
