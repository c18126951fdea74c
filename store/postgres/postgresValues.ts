import type { ComparedValues } from '../comparedState';
import type { Reading } from '../reduceAll';
import type { Sql, SqlRow } from '../sql/Sql';

/** How many swaps pass before what has expired is deleted again. */
const SWEEP_EVERY = 1000;

/** The values of the shared state in a table, each changed by one statement. */
export function postgresValues(sql: Sql): ComparedValues {
	const { now } = sql.words;
	const live = `(expires_at IS NULL OR expires_at > ${now})`;
	let swaps = 0;

	async function read(key: string): Promise<Reading> {
		const [row] = await sql.all(
			`SELECT (SELECT value FROM states WHERE key = :key AND ${live}) AS value, ${now} AS now`,
			{ key },
		);
		const { value = null, now: time }: SqlRow = row ?? {};
		return { json: value === null ? undefined : String(value), now: Number(time) };
	}

	async function write(
		key: string,
		expected: string | undefined,
		next: string | undefined,
		keepMs: number | undefined,
	): Promise<SqlRow[]> {
		if (next === undefined) {
			return await sql.all(
				`DELETE FROM states WHERE key = :key AND value = :expected AND ${live} RETURNING key`,
				{ key, expected },
			);
		}
		const keep = keepMs === undefined ? undefined : Math.ceil(keepMs);
		const until = `${now} + CAST(:keep AS BIGINT)`;
		if (expected === undefined) {
			return await sql.all(
				`INSERT INTO states (key, value, expires_at) VALUES (:key, :next, ${until})
				ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
				WHERE states.expires_at <= ${now} RETURNING key`,
				{ key, next, keep },
			);
		}
		return await sql.all(
			`UPDATE states SET value = :next, expires_at = ${until}
			WHERE key = :key AND value = :expected AND ${live} RETURNING key`,
			{ key, expected, next, keep },
		);
	}

	return {
		read,
		async swap(key, expected, next, keepMs) {
			if (swaps++ % SWEEP_EVERY === 0) {
				await sql.all(`DELETE FROM states WHERE expires_at <= ${now}`);
			}
			const swapped = await write(key, expected, next, keepMs);
			return swapped.length > 0 ? undefined : await read(key);
		},
		async list(prefix) {
			const rows = await sql.all(
				`SELECT key, value FROM states WHERE starts_with(key, :prefix) AND ${live}
				ORDER BY key COLLATE "C"`,
				{ prefix },
			);
			return rows.map(({ key, value }) => ({ key: String(key), json: String(value) }));
		},
	};
}
