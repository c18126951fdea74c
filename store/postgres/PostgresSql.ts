import type { Pool, PoolClient, QueryConfig } from 'pg';
import type { Clock } from '../../core/time';
import { numbered, namesIn, type Sql, type SqlRow, type SqlValue, type SqlWords } from '../sql/Sql';
import type { Notifications } from './Notifications';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: worth another try as a whole. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const MOST_TRIES = 5;

/** The server's clock: one for all machines. */
const SERVER_NOW = '(extract(epoch from statement_timestamp()) * 1000)::bigint';

const words = (clock: Clock | undefined): SqlWords => ({
	now: clock ? 'CAST(:now AS BIGINT)' : SERVER_NOW,
	skipLocked: 'FOR UPDATE SKIP LOCKED',
	position: 'strpos',
	numbers: (value) =>
		`(SELECT value::bigint FROM jsonb_array_elements_text(CAST(${value} AS jsonb)))`,
});

/** Statements on connections of a pool. */
export class PostgresSql implements Sql {
	readonly words: SqlWords;
	readonly #statements: Statements;

	/** @param clock in the place of the server's, for tests */
	constructor(
		private readonly pool: Pool,
		private readonly notifications: Notifications,
		clock?: Clock,
	) {
		this.words = words(clock);
		this.#statements = new Statements(clock);
	}

	async all(statement: string, values: Record<string, SqlValue> = {}): Promise<SqlRow[]> {
		return (await this.pool.query<SqlRow>(this.#statements.bind(statement, values))).rows;
	}

	async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await this.#once(work);
			} catch (error) {
				const code = error instanceof Error && 'code' in error ? String(error.code) : '';
				if (!TRY_AGAIN.has(code) || attempt === MOST_TRIES) throw error;
			}
		}
	}

	/** Held only within a transaction, where the one of `transaction` is used. */
	async lock(): Promise<void> {
		throw new Error('A lock needs a transaction');
	}

	async announce(scope: string): Promise<void> {
		this.notifications.send(scope);
	}

	listen(scope: string, listener: () => void): () => void {
		return this.notifications.listen(scope, listener);
	}

	async #once<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		const client = await this.pool.connect();
		try {
			await client.query('BEGIN');
			const result = await work(this.#inside(client));
			await client.query('COMMIT');
			client.release();
			return result;
		} catch (error) {
			// A connection that cannot even roll back is of no more use.
			const broken = await client.query('ROLLBACK').then(
				() => false,
				() => true,
			);
			client.release(broken);
			throw error;
		}
	}

	#inside(client: PoolClient): Sql {
		const all: Sql['all'] = async (statement, values = {}) =>
			(await client.query<SqlRow>(this.#statements.bind(statement, values))).rows;
		const inside: Sql = {
			words: this.words,
			all,
			transaction: (work) => work(inside),
			lock: async (name) =>
				void (await all('SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))', { name })),
			announce: (scope) => this.announce(scope),
			listen: (scope, listener) => this.listen(scope, listener),
		};
		return inside;
	}
}

/** Named statements: each connection has the server parse them once. */
class Statements {
	readonly #known = new Map<string, { name: string; text: string; values: string[] }>();

	constructor(private readonly clock: Clock | undefined) {}

	bind(statement: string, values: Record<string, SqlValue>): QueryConfig<SqlValue[]> {
		const { name, text, values: names } = this.#prepare(statement);
		const given: Record<string, SqlValue> = this.clock ? { ...values, now: this.clock() } : values;
		return { name, text, values: names.map((value) => given[value] ?? null) };
	}

	#prepare(statement: string) {
		const known = this.#known.get(statement);
		if (known) return known;
		const name = `steadfast_${this.#known.size}`;
		const fresh = { name, text: numbered(statement), values: namesIn(statement) };
		this.#known.set(statement, fresh);
		return fresh;
	}
}
