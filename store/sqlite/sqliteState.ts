import type { DatabaseSync } from 'node:sqlite';
import type { SharedState } from '../../core/state';
import type { Clock } from '../../core/time';
import { transaction } from './schema';

/** How many updates pass before what has expired is deleted again. */
const SWEEP_EVERY = 1000;

/** The shared values in a SQLite file. Several processes may use it: an update runs alone. */
export function sqliteState(database: DatabaseSync, clock: Clock): SharedState {
	const select = database.prepare(
		'SELECT value FROM states WHERE key = ? AND (expires_at IS NULL OR expires_at > ?)',
	);
	const write = database.prepare(
		'INSERT OR REPLACE INTO states (key, value, expires_at) VALUES (?, ?, ?)',
	);
	const forget = database.prepare('DELETE FROM states WHERE key = ?');
	const sweep = database.prepare('DELETE FROM states WHERE expires_at <= ?');
	const selectAll = database.prepare(
		`SELECT key, value FROM states
		WHERE substr(key, 1, length(:prefix)) = :prefix AND (expires_at IS NULL OR expires_at > :now)
		ORDER BY key`,
	);
	let updates = 0;

	function read(key: string, now: number) {
		const row = select.get(key, now);
		return row === undefined ? undefined : JSON.parse(String(row.value));
	}

	return {
		async update(key, reduce) {
			return transaction(database, () => {
				const now = clock();
				if (updates++ % SWEEP_EVERY === 0) sweep.run(now);
				const { state, result, keepMs } = reduce(read(key, now), now);
				if (state === undefined) forget.run(key);
				else
					write.run(
						key,
						JSON.stringify(state),
						keepMs === undefined ? null : Math.ceil(now + keepMs),
					);
				return result;
			});
		},
		async read(key) {
			return read(key, clock());
		},
		async list(prefix) {
			return selectAll
				.all({ prefix, now: clock() })
				.map(({ key, value }) => ({ key: String(key), state: JSON.parse(String(value)) }));
		},
	};
}
