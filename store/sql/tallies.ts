import type { Settlement } from '../../core/delivery/types';
import type { Sql } from './Sql';

export const MINUTE_MS = 60_000;
/** Latencies are counted in classes, four to a doubling: any percentile is right to a tenth. */
const CLASSES_PER_DOUBLING = 4;

export type TallyOutcome = 'done' | 'failed' | 'dead';

/** Counts an attempt that ended, so that no monitor has to count rows. */
export async function tally(
	sql: Sql,
	scope: string,
	status: Settlement['status'],
	endedAt: number,
	receivedAt: number,
): Promise<void> {
	const outcome: TallyOutcome = status === 'retrying' ? 'failed' : status;
	await sql.all(
		`INSERT INTO tallies (scope, outcome, minute, latency_class, attempts, last_at)
		VALUES (:scope, :outcome, :minute, :latencyClass, 1, :endedAt)
		ON CONFLICT (scope, outcome, minute, latency_class) DO UPDATE
		SET attempts = tallies.attempts + 1, last_at = excluded.last_at`,
		{
			scope,
			outcome,
			minute: Math.floor(endedAt / MINUTE_MS),
			latencyClass: outcome === 'done' ? classOf(endedAt - receivedAt) : 0,
			endedAt,
		},
	);
}

function classOf(latencyMs: number): number {
	return Math.floor(CLASSES_PER_DOUBLING * Math.log2(Math.max(1, latencyMs)));
}

/** The middle of a class, ms. */
export function latencyOf(latencyClass: number): number {
	return 2 ** ((latencyClass + 0.5) / CLASSES_PER_DOUBLING);
}
