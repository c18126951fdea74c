import { randomUUID } from 'node:crypto';
import { pausedAs } from '../../core/delivery/pauses';
import { OPEN } from './rows';
import type { Sql, SqlRow } from './Sql';

export interface Claim {
	scope: string;
	limit: number;
	leaseMs: number;
	/** At most this many leased at a time, by all processes together. */
	inFlight?: number;
}

const CLAIMABLE = `scope = :scope AND ${OPEN} AND blocked = 0`;

/** The priorities in a scope's line, from index entry to index entry, not row by row. */
const PRIORITIES = `
	WITH RECURSIVE levels(priority) AS (
		SELECT (SELECT priority FROM deliveries WHERE ${CLAIMABLE} ORDER BY priority DESC LIMIT 1)
		UNION ALL
		SELECT (SELECT priority FROM deliveries
			WHERE ${CLAIMABLE} AND priority < levels.priority ORDER BY priority DESC LIMIT 1)
		FROM levels WHERE levels.priority IS NOT NULL)
	SELECT priority FROM levels WHERE priority IS NOT NULL`;

/**
 * Leases what is due: the highest priority first, then the longest due. While leased, `due_at` is
 * the end of the lease: one index finds the due and the abandoned alike.
 */
export async function claimRows(sql: Sql, claim: Claim): Promise<SqlRow[]> {
	const { scope } = claim;
	if (await isPaused(sql, scope)) return [];
	const room = Math.min(claim.limit, await freePlaces(sql, claim));
	const ids: number[] = [];
	for (const { priority } of await sql.all(PRIORITIES, { scope })) {
		if (ids.length >= room) break;
		const due = await sql.all(
			`SELECT id FROM deliveries
			WHERE ${CLAIMABLE} AND priority = :priority AND due_at <= ${sql.words.now}
			ORDER BY due_at, id LIMIT :limit ${sql.words.skipLocked}`,
			{ scope, priority: Number(priority), limit: room - ids.length },
		);
		ids.push(...due.map(({ id }) => Number(id)));
	}
	return ids.length === 0 ? [] : await lease(sql, ids, claim.leaseMs);
}

async function lease(sql: Sql, ids: readonly number[], leaseMs: number): Promise<SqlRow[]> {
	const { now, numbers } = sql.words;
	const rows = await sql.all(
		`UPDATE deliveries
		SET status = 'leased', attempts = attempts + 1, lease_token = :token,
			due_at = ${now} + :leaseMs, updated_at = ${now}
		WHERE id IN ${numbers(':ids')} RETURNING *`,
		{ ids: JSON.stringify(ids), token: randomUUID(), leaseMs },
	);
	const place = new Map(ids.map((id, index) => [id, index]));
	return rows.sort((a, b) => place.get(Number(a.id))! - place.get(Number(b.id))!);
}

async function isPaused(sql: Sql, scope: string): Promise<boolean> {
	const [, workflow] = pausedAs(scope);
	const pauses = await sql.all(`SELECT scope FROM pauses WHERE scope IN (:scope, :workflow, '')`, {
		scope,
		workflow,
	});
	return pauses.length > 0;
}

async function freePlaces(sql: Sql, { scope, inFlight }: Claim): Promise<number> {
	if (inFlight === undefined) return Infinity;
	await sql.lock(JSON.stringify(['claim', scope]));
	const [row] = await sql.all(
		`SELECT count(*) AS leased FROM deliveries
		WHERE scope = :scope AND ${OPEN} AND status = 'leased' AND due_at > ${sql.words.now}`,
		{ scope },
	);
	return Math.max(0, inFlight - Number(row?.leased));
}
