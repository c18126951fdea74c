import type { Change, SharedState } from '../../core/state';
import type { Clock } from '../../core/time';
import type { SqliteConnection } from './SqliteConnection';

/** How many updates pass before what has expired is deleted again. */
const SWEEP_EVERY = 1000;

const READ = `SELECT value FROM states
	WHERE key = :key AND (expires_at IS NULL OR expires_at > :now)`;
const WRITE = `INSERT OR REPLACE INTO states (key, value, expires_at)
	VALUES (:key, :value, :expiresAt)`;
const FORGET = 'DELETE FROM states WHERE key = :key';
const SWEEP = 'DELETE FROM states WHERE expires_at <= :now';
const LIST = `SELECT key, value FROM states
	WHERE substr(key, 1, length(:prefix)) = :prefix AND (expires_at IS NULL OR expires_at > :now)
	ORDER BY key`;

/** The shared values in a SQLite file. Several processes may use it: an update runs alone. */
export function sqliteState(connection: SqliteConnection, clock: Clock): SharedState {
	let updates = 0;

	function read(key: string, now: number) {
		const [row] = connection.all(READ, { key, now });
		return row && JSON.parse(String(row.value));
	}

	function write(key: string, { state, keepMs }: Change<unknown, unknown>, now: number) {
		if (state === undefined) return connection.all(FORGET, { key });
		const expiresAt = keepMs === undefined ? null : Math.ceil(now + keepMs);
		return connection.all(WRITE, { key, value: JSON.stringify(state), expiresAt });
	}

	return {
		async update(key, reduce) {
			connection.mend();
			connection.begin();
			try {
				const now = clock();
				if (updates++ % SWEEP_EVERY === 0) connection.all(SWEEP, { now });
				const change = reduce(read(key, now), now);
				write(key, change, now);
				connection.commit();
				return change.result;
			} catch (error) {
				connection.rollBack();
				throw error;
			}
		},
		async read(key) {
			connection.mend();
			return read(key, clock());
		},
		async list(prefix) {
			connection.mend();
			return connection
				.all(LIST, { prefix, now: clock() })
				.map(({ key, value }) => ({ key: String(key), state: JSON.parse(String(value)) }));
		},
	};
}
