import type { Settlement } from '../../core/delivery/types';
import type { Sql, SqlValue } from './Sql';

export const MINUTE_MS = 60_000;
/** Latencies are counted in classes, four to a doubling: any percentile is right to a tenth. */
const CLASSES_PER_DOUBLING = 4;

export type TallyOutcome = 'done' | 'failed' | 'dead';

export interface EndedAttempt {
	scope: string;
	status: Settlement['status'];
	endedAt: number;
	receivedAt: number;
}

/** Counts attempts that ended, so that no monitor has to count rows. */
export async function tally(sql: Sql, attempts: readonly EndedAttempt[]): Promise<void> {
	const tallies = new Map<string, { attempts: number } & Record<string, SqlValue>>();
	for (const { scope, status, endedAt, receivedAt } of attempts) {
		const outcome: TallyOutcome = status === 'retrying' ? 'failed' : status;
		const minute = Math.floor(endedAt / MINUTE_MS);
		const latencyClass = outcome === 'done' ? classOf(endedAt - receivedAt) : 0;
		const key = JSON.stringify([scope, outcome, minute, latencyClass]);
		const before = tallies.get(key)?.attempts ?? 0;
		tallies.set(key, { scope, outcome, minute, latencyClass, attempts: before + 1, endedAt });
	}
	// Always in the same order: two transactions that count the same never wait for each other in turn.
	for (const [, values] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
		await sql.all(
			`INSERT INTO tallies (scope, outcome, minute, latency_class, attempts, last_at)
			VALUES (:scope, :outcome, :minute, :latencyClass, :attempts, :endedAt)
			ON CONFLICT (scope, outcome, minute, latency_class) DO UPDATE
			SET attempts = tallies.attempts + excluded.attempts, last_at = excluded.last_at`,
			values,
		);
	}
}

function classOf(latencyMs: number): number {
	return Math.floor(CLASSES_PER_DOUBLING * Math.log2(Math.max(1, latencyMs)));
}

/** The middle of a class, ms. */
export function latencyOf(latencyClass: number): number {
	return 2 ** ((latencyClass + 0.5) / CLASSES_PER_DOUBLING);
}
