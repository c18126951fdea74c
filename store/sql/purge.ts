import type { Purged, Retention } from '../Store';
import { FINISHED, LETTERS } from './rows';
import type { Sql } from './Sql';
import { MINUTE_MS } from './tallies';

/** How long the figures of a minute are kept, ms. */
const TALLIES_KEPT_MS = 31 * 24 * 3_600_000;

/** Deletes a bounded number of rows that are kept no longer, in short transactions. */
export async function purge(sql: Sql, kept: Retention, limit: number): Promise<Purged> {
	const { now, skipLocked } = sql.words;
	async function purgeWhere(condition: string, keptMs: number): Promise<number> {
		const gone = await sql.all(
			`DELETE FROM deliveries WHERE id IN (
				SELECT id FROM deliveries WHERE ${condition} AND updated_at < ${now} - :kept
				LIMIT :limit ${skipLocked})
			RETURNING id`,
			{ kept: keptMs, limit },
		);
		return gone.length;
	}
	const done =
		(await purgeWhere(FINISHED, kept.doneMs)) +
		(await purgeWhere(`status IN ('resolved', 'discarded') AND ${LETTERS}`, kept.doneMs));
	const dead = await purgeWhere(`status = 'dead' AND ${LETTERS} AND lane IS NULL`, kept.deadMs);
	await sql.all(`DELETE FROM tallies WHERE minute < (${now} - :kept) / ${MINUTE_MS}`, {
		kept: TALLIES_KEPT_MS,
	});
	return { done, dead };
}
