import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '../../core/time';
import { Listeners } from '../listeners';
import { namesIn, type Sql, type SqlRow, type SqlValue, type SqlWords } from '../sql/Sql';

const WORDS: SqlWords = {
	now: ':now',
	// Only one writes at a time.
	skipLocked: '',
	position: 'instr',
	numbers: (value) => `(SELECT value FROM json_each(${value}))`,
};

/**
 * One SQLite connection. Statements are synchronous underneath and wait for each other, so that none
 * slips into a transaction that is not its own; the clock is this machine's.
 */
export class SqliteSql implements Sql {
	readonly words = WORDS;
	readonly #statements = new Map<string, { compiled: StatementSync; names: string[] }>();
	readonly #listeners = new Listeners();
	#last: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly database: DatabaseSync,
		private readonly clock: Clock,
	) {}

	async all(statement: string, values: Record<string, SqlValue> = {}): Promise<SqlRow[]> {
		return await this.#alone(() => this.#run(statement, values));
	}

	async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		return await this.#alone(async () => {
			this.database.exec('BEGIN IMMEDIATE');
			try {
				const result = await work(this.#inside);
				this.database.exec('COMMIT');
				return result;
			} catch (error) {
				if (this.database.isTransaction) this.database.exec('ROLLBACK');
				throw error;
			}
		});
	}

	/** A transaction has the whole file to itself. */
	async lock(): Promise<void> {}

	/** Other processes look by themselves from time to time. */
	async announce(scope: string): Promise<void> {
		this.#listeners.call(scope);
	}

	listen(scope: string, listener: () => void): () => void {
		return this.#listeners.add(scope, listener);
	}

	/** For statements of the transaction that is open. */
	readonly #inside: Sql = {
		words: WORDS,
		all: async (statement, values = {}) => this.#run(statement, values),
		transaction: (work) => work(this.#inside),
		lock: () => this.lock(),
		announce: (scope) => this.announce(scope),
		listen: (scope, listener) => this.listen(scope, listener),
	};

	#alone<T>(work: () => T | Promise<T>): Promise<T> {
		const turn = this.#last.then(work);
		this.#last = turn.catch(() => undefined);
		return turn;
	}

	#run(statement: string, values: Record<string, SqlValue>): SqlRow[] {
		const { compiled, names } = this.#compile(statement);
		const given: Record<string, SqlValue> = { ...values, now: this.clock() };
		return compiled.all(Object.fromEntries(names.map((name) => [name, given[name] ?? null])));
	}

	#compile(statement: string) {
		const known = this.#statements.get(statement);
		if (known) return known;
		const fresh = { compiled: this.database.prepare(statement), names: namesIn(statement) };
		this.#statements.set(statement, fresh);
		return fresh;
	}
}
