import type { SharedState } from '../../core/state';
import type { Clock } from '../../core/time';
import { parsed, reduceAll, type Reading, type Update, updateBy } from '../reduceAll';
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

/**
 * The shared values in a SQLite file. Several processes may use it: an update runs alone. What comes
 * in one turn of the event loop goes into one transaction, and what is about one key is written once.
 */
export function sqliteState(connection: SqliteConnection, clock: Clock): SharedState {
	let waiting = new Map<string, Update[]>();
	const seen = new Map<string, Reading>();
	let updates = 0;

	function read(key: string, now: number): string | undefined {
		const [row] = connection.all(READ, { key, now });
		return row && String(row.value);
	}

	function write(key: string, json: string | undefined, keepMs: number | undefined, now: number) {
		if (json === undefined) return connection.all(FORGET, { key });
		const expiresAt = keepMs === undefined ? null : Math.ceil(now + keepMs);
		return connection.all(WRITE, { key, value: json, expiresAt });
	}

	function enqueue(key: string, update: Update): void {
		if (waiting.size === 0) setImmediate(applyAll);
		const ofKey = waiting.get(key);
		if (ofKey) ofKey.push(update);
		else waiting.set(key, [update]);
	}

	function applyAll(): void {
		const batch = waiting;
		waiting = new Map();
		try {
			apply(batch).forEach((settle) => settle());
		} catch (error) {
			for (const { reject } of [...batch.values()].flat()) reject(error);
		}
	}

	/** Read once in a turn, unless time has passed or something was written in between. */
	function look(key: string): string | undefined {
		const now = clock();
		if (seen.size === 0) setImmediate(() => seen.clear());
		const known = seen.get(key);
		if (known?.now === now) return known.json;
		connection.mend();
		const json = read(key, now);
		seen.set(key, { json, now });
		return json;
	}

	/** All of it or nothing. Answers with what tells the callers. */
	function apply(batch: ReadonlyMap<string, readonly Update[]>): Array<() => void> {
		connection.mend();
		connection.begin();
		try {
			const now = clock();
			const settlements = [...batch].map(([key, ofKey]) => {
				if (updates++ % SWEEP_EVERY === 0) connection.all(SWEEP, { now });
				const { json, keepMs, settle } = reduceAll(ofKey, { json: read(key, now), now });
				write(key, json, keepMs, now);
				return settle;
			});
			connection.commit();
			seen.clear();
			return settlements;
		} catch (error) {
			connection.rollBack();
			throw error;
		}
	}

	return {
		update: updateBy(enqueue),
		async read(key) {
			return parsed(look(key));
		},
		async list(prefix) {
			connection.mend();
			return connection
				.all(LIST, { prefix, now: clock() })
				.map(({ key, value }) => ({ key: String(key), state: JSON.parse(String(value)) }));
		},
	};
}
