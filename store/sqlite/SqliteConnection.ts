import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqlRow } from '../sql/Sql';

/**
 * Primary result codes that a connection may not get over, though the file does, when the disk or the
 * right file is back: https://www.sqlite.org/rescode.html
 */
const BROKEN_BY = new Set([
	8, // READONLY
	10, // IOERR
	11, // CORRUPT
	14, // CANTOPEN
	26, // NOTADB
]);

/**
 * A SQLite database that is opened anew after an error that its connection may not get over: with the
 * next thing that is done in it, never in the middle of a transaction.
 */
export class SqliteConnection {
	readonly #statements = new Map<string, StatementSync>();
	#database: DatabaseSync;
	#isBroken = false;

	/** @param open opens the database, and brings it to the newest version; throws when it cannot */
	constructor(private readonly open: () => DatabaseSync) {
		this.#database = open();
	}

	/** To be called before each transaction and each statement outside of one. */
	mend(): void {
		if (!this.#isBroken) return;
		this.close();
		this.#database = this.open();
		this.#isBroken = false;
	}

	all(statement: string, values: Record<string, SQLInputValue>): SqlRow[] {
		return this.#watched(() => this.#prepared(statement).all(values) as SqlRow[]);
	}

	begin(): void {
		this.#watched(() => this.#database.exec('BEGIN IMMEDIATE'));
	}

	commit(): void {
		this.#watched(() => this.#database.exec('COMMIT'));
	}

	/** Of what was begun; SQLite may have done so by itself. Never throws. */
	rollBack(): void {
		try {
			if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
		} catch {
			this.#isBroken = true;
		}
	}

	close(): void {
		this.#statements.clear();
		if (this.#database.isOpen) this.#database.close();
	}

	#prepared(statement: string): StatementSync {
		const known = this.#statements.get(statement);
		if (known) return known;
		const fresh = this.#database.prepare(statement);
		this.#statements.set(statement, fresh);
		return fresh;
	}

	#watched<T>(work: () => T): T {
		try {
			return work();
		} catch (error) {
			if (isBreaking(error)) this.#isBroken = true;
			throw error;
		}
	}
}

/** The lowest byte of an extended result code is the primary one. */
function isBreaking(error: unknown): boolean {
	const { errcode } = error as { errcode?: unknown };
	return typeof errcode === 'number' && BROKEN_BY.has(errcode & 0xff);
}
