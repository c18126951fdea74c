import type { Clock } from '../../core/time';
import { Listeners } from '../listeners';
import { namesIn, type Sql, type SqlRow, type SqlValue, type SqlWords } from '../sql/Sql';
import type { SqliteConnection } from './SqliteConnection';

const WORDS: SqlWords = {
	now: ':now',
	// Only one writes at a time.
	skipLocked: '',
	position: 'instr',
	numbers: (value) => `(SELECT value FROM json_each(${value}))`,
};

/**
 * Over one SQLite connection. Statements are synchronous underneath and wait for each other, so that none
 * slips into a transaction that is not its own; the clock is this machine's.
 */
export class SqliteSql implements Sql {
	readonly words = WORDS;
	readonly #names = new Map<string, string[]>();
	readonly #listeners = new Listeners();
	#last: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly connection: SqliteConnection,
		private readonly clock: Clock,
	) {}

	async all(statement: string, values: Record<string, SqlValue> = {}): Promise<SqlRow[]> {
		return await this.#alone(() => this.#run(statement, values));
	}

	async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		return await this.#alone(async () => {
			this.connection.begin();
			try {
				const result = await work(this.#inside);
				this.connection.commit();
				return result;
			} catch (error) {
				this.connection.rollBack();
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
		const turn = this.#last.then(() => {
			this.connection.mend();
			return work();
		});
		this.#last = turn.catch(() => undefined);
		return turn;
	}

	/** SQLite refuses values that the statement does not name. */
	#run(statement: string, values: Record<string, SqlValue>): SqlRow[] {
		const given: Record<string, SqlValue> = { ...values, now: this.clock() };
		const named = this.#namesIn(statement).map((name) => [name, given[name] ?? null]);
		return this.connection.all(statement, Object.fromEntries(named));
	}

	#namesIn(statement: string): string[] {
		const known = this.#names.get(statement);
		if (known) return known;
		const names = namesIn(statement);
		this.#names.set(statement, names);
		return names;
	}
}
