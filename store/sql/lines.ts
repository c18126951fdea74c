import type { Sql } from './Sql';

/**
 * Deliveries of a scope with one ordering key stand in line: `lane` is the key for as long as a row
 * stands there, and only the first of a line is not `blocked`. So a claim need not look for earlier
 * rows, and costs the same however long the lines are.
 */
export interface Line {
	scope: string;
	lane: string;
}

/** Nobody else may change the line until the transaction ends. */
export async function lockLine(sql: Sql, { scope, lane }: Line): Promise<void> {
	await sql.lock(JSON.stringify([scope, lane]));
}

/** How a new row begins at the end of a line: behind a dead head it is parked. */
export async function endOfLine(
	sql: Sql,
	line: Line,
): Promise<{ lane: string; blocked: number; status: 'queued' | 'parked' }> {
	const [head] = await sql.all(
		'SELECT status FROM deliveries WHERE scope = :scope AND lane = :lane ORDER BY id LIMIT 1',
		{ ...line },
	);
	const status = head?.status === 'dead' ? 'parked' : 'queued';
	return { lane: line.lane, blocked: head ? 1 : 0, status };
}

/** The head has left: the next one may be claimed. */
export async function callNext(sql: Sql, line: Line): Promise<void> {
	await sql.all(
		`UPDATE deliveries SET blocked = 0 WHERE id = (
			SELECT id FROM deliveries WHERE scope = :scope AND lane = :lane ORDER BY id LIMIT 1)`,
		{ ...line },
	);
}

/** The head is dead and stays: those behind it wait until a person has seen to it. */
export async function park(sql: Sql, line: Line): Promise<void> {
	await sql.all(
		`UPDATE deliveries SET status = 'parked', updated_at = ${sql.words.now}
		WHERE scope = :scope AND lane = :lane AND status IN ('queued', 'retrying')`,
		{ ...line },
	);
}

/** Puts a line in order after rows came into it or left it anywhere. What is running stays first. */
export async function straighten(sql: Sql, line: Line): Promise<void> {
	const [head] = await sql.all(
		`SELECT id, status FROM deliveries WHERE scope = :scope AND lane = :lane
		ORDER BY CASE WHEN status = 'leased' THEN 0 ELSE 1 END, id LIMIT 1`,
		{ ...line },
	);
	if (!head) return;
	const waiting = head.status === 'dead' ? 'parked' : 'queued';
	await sql.all(
		`UPDATE deliveries
		SET blocked = CASE WHEN id = :head THEN 0 ELSE 1 END,
			status = CASE WHEN id <> :head AND status IN ('queued', 'parked', 'retrying') THEN '${waiting}'
				WHEN status = 'parked' THEN 'queued' ELSE status END
		WHERE scope = :scope AND lane = :lane`,
		{ ...line, head: Number(head.id) },
	);
}

/** Lines of rows, each once. */
export function linesOf(rows: ReadonlyArray<{ scope?: unknown; lane?: unknown }>): Line[] {
	const lines = new Map<string, Line>();
	for (const { scope, lane } of rows) {
		if (typeof scope !== 'string' || typeof lane !== 'string') continue;
		lines.set(JSON.stringify([scope, lane]), { scope, lane });
	}
	return [...lines.values()];
}
