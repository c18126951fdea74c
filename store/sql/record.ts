import type { Recorded } from '../Store';
import { endOfLine, lockLine } from './lines';
import { insertStatement } from './rows';
import type { Sql, SqlValue } from './Sql';

type Columns = Record<string, SqlValue>;

/** Inserts a row unless its key is there. One with an ordering key goes to the end of its line. */
export async function record(
	sql: Sql,
	row: Columns,
	start: { status: string; reason?: string } = { status: 'queued' },
): Promise<Recorded> {
	const inLine = typeof row.ordering_key === 'string' && start.status === 'queued';
	if (!inLine) return await insert(sql, { ...row, ...start });
	return await sql.transaction((transaction) => recordIn(transaction, row));
}

/** The same, as part of a transaction. */
export async function recordIn(sql: Sql, row: Columns): Promise<Recorded> {
	if (typeof row.ordering_key !== 'string') return await insert(sql, { ...row, status: 'queued' });
	const line = { scope: String(row.scope), lane: row.ordering_key };
	await lockLine(sql, line);
	return await insert(sql, { ...row, ...(await endOfLine(sql, line)) });
}

async function insert(sql: Sql, row: Columns): Promise<Recorded> {
	const [inserted] = await sql.all(
		`${insertStatement(sql.words.now)} ON CONFLICT (scope, delivery_key) DO NOTHING RETURNING id`,
		row,
	);
	if (inserted) return { id: Number(inserted.id), duplicate: false };
	const [known] = await sql.all(
		'SELECT id FROM deliveries WHERE scope = :scope AND delivery_key = :key',
		{ scope: row.scope, key: row.delivery_key },
	);
	if (!known) throw new Error(`Delivery ${String(row.delivery_key)} was removed as it came again`);
	return { id: Number(known.id), duplicate: true };
}
