/** What goes into a statement; `undefined` is NULL. */
export type SqlValue = string | number | Uint8Array | null | undefined;

/** What comes out: 64-bit integers as numbers, bytes as Uint8Array. */
export type SqlRow = Record<string, string | number | bigint | Uint8Array | null>;

/**
 * A database that speaks the part of SQL that SQLite and Postgres share, and the few words in which
 * they differ. Values are given by name: `:scope`.
 */
export interface Sql {
	/** Runs one statement; it is compiled once. */
	all(statement: string, values?: Record<string, SqlValue>): Promise<SqlRow[]>;
	/** All of `work` or nothing of it. The statements go through the Sql that it is given. */
	transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
	/** Holds back other transactions that name the same lock until this one ends. */
	lock(name: string): Promise<void>;
	/** Tells the drains of a scope, in every process where that is possible. */
	announce(scope: string): Promise<void>;
	/** Calls back when a scope was announced; answers with its undoing. */
	listen(scope: string, listener: () => void): () => void;
	readonly words: SqlWords;
}

export interface SqlWords {
	/** The time in ms: the database's own where several machines use it. */
	now: string;
	/** Passes over rows that another transaction is changing. */
	skipLocked: string;
	/** A function of a text and a part, above 0 when the part is in it. */
	position: string;
	/** The numbers of a JSON array, as a list for IN. */
	numbers(value: string): string;
}

const NAME = /(?<![:\w]):([a-z]\w*)/gi;

/** The names that a statement asks values for, each once, in their order. */
export function namesIn(statement: string): string[] {
	return [...new Set([...statement.matchAll(NAME)].map(([, name]) => String(name)))];
}

/** The statement with `$1`, `$2` … in the place of the names. */
export function numbered(statement: string): string {
	const names = namesIn(statement);
	return statement.replace(NAME, (_, name: string) => `$${names.indexOf(name) + 1}`);
}
