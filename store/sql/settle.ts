import type { LeasedDelivery, Settlement } from '../../core/delivery/types';
import { callNext, lockLine, park, straighten, linesOf } from './lines';
import { insertStatement } from './rows';
import type { Sql, SqlRow, SqlValue } from './Sql';
import { tally, type EndedAttempt } from './tallies';

/** The number of the next death. Two at a time wait for each other, so that none is seen late. */
async function nextDeath(sql: Sql): Promise<number> {
	const [row] = await sql.all(
		`UPDATE counters SET value = value + 1 WHERE name = 'deaths' RETURNING value`,
	);
	return Number(row?.value);
}

/** How a leased delivery ends. */
export interface Ending {
	lease: LeasedDelivery;
	settlement: Settlement;
}

/** In one transaction; false for each whose lease was lost, which changed nothing. */
export async function settleAll(sql: Sql, endings: readonly Ending[]): Promise<boolean[]> {
	const ended: Array<EndedAttempt | undefined> = [];
	for (const ending of endings) ended.push(await settle(sql, ending));
	await tally(
		sql,
		ended.filter((attempt) => attempt !== undefined),
	);
	return ended.map((attempt) => attempt !== undefined);
}

async function settle(
	sql: Sql,
	{ lease: { id, scope, orderingKey, leaseToken }, settlement }: Ending,
): Promise<EndedAttempt | undefined> {
	const line = orderingKey === undefined ? undefined : { scope, lane: orderingKey };
	if (line) await lockLine(sql, line);
	const { status } = settlement;
	const parks = status === 'dead' && settlement.park === true;
	const staysInLine = parks || (status === 'retrying' && !settlement.stepAside);
	const { now } = sql.words;
	const [row] = await sql.all(
		`UPDATE deliveries
		SET status = :status, reason = coalesce(:reason, reason), lease_token = NULL, updated_at = ${now},
			due_at = CASE WHEN status = 'leased' AND :waits = 1 THEN ${now} + :waitMs ELSE due_at END,
			parks = :parks, lane = CASE WHEN :stays = 1 THEN lane ELSE NULL END
		WHERE id = :id AND lease_token = :token
		RETURNING received_at, updated_at`,
		{
			id,
			token: leaseToken,
			status,
			reason: settlement.reason,
			waits: status === 'retrying' ? 1 : 0,
			waitMs: status === 'retrying' ? Math.round(settlement.waitMs) : 0,
			parks: parks ? 1 : 0,
			stays: staysInLine ? 1 : 0,
		},
	);
	if (!row) return undefined;
	if (line && parks) await park(sql, line);
	else if (line && !staysInLine) await callNext(sql, line);
	if (status === 'dead') await numberDeath(sql, id);
	return { scope, status, endedAt: Number(row.updated_at), receivedAt: Number(row.received_at) };
}

/** Makes a row, new or known, a dead letter. */
export async function bury(
	sql: Sql,
	row: Record<string, SqlValue>,
	reason: string,
): Promise<SqlRow> {
	const [known] = await sql.all(
		'SELECT scope, lane FROM deliveries WHERE scope = :scope AND delivery_key = :key',
		{ scope: row.scope, key: row.delivery_key },
	);
	const [buried] = await sql.all(
		`${insertStatement(sql.words.now)}
		ON CONFLICT (scope, delivery_key) DO UPDATE
		SET body = excluded.body, headers = excluded.headers, encoding = excluded.encoding,
			reason = excluded.reason, node_name = excluded.node_name,
			workflow_name = excluded.workflow_name, execution_id = excluded.execution_id,
			updated_at = excluded.updated_at, status = 'dead', lease_token = NULL, lane = NULL
		RETURNING id`,
		{ ...row, status: 'dead', reason },
	);
	for (const line of linesOf(known ? [known] : [])) {
		await lockLine(sql, line);
		await straighten(sql, line);
	}
	const letter = await numberDeath(sql, Number(buried?.id));
	const { updated_at: endedAt, received_at: receivedAt } = letter;
	await tally(sql, [
		{
			...{ scope: String(letter.scope), status: 'dead' as const },
			...{ endedAt: Number(endedAt), receivedAt: Number(receivedAt) },
		},
	]);
	return letter;
}

async function numberDeath(sql: Sql, id: number): Promise<SqlRow> {
	const [row] = await sql.all(
		`UPDATE deliveries SET death_sequence = :death,
			attempts = CASE WHEN attempts < 1 THEN 1 ELSE attempts END
		WHERE id = :id RETURNING *`,
		{ id, death: await nextDeath(sql) },
	);
	if (!row) throw new Error(`Delivery ${id} was removed as it died`);
	return row;
}
