import type { ScopeHealth } from '../Store';
import { OPEN } from './rows';
import type { Sql, SqlRow } from './Sql';
import { latencyOf, MINUTE_MS, type TallyOutcome } from './tallies';

/** Every scope that has a row, from one to the next in the index of the keys. */
const SCOPES = `
	WITH RECURSIVE scopes(scope) AS (
		SELECT (SELECT scope FROM deliveries ORDER BY scope LIMIT 1)
		UNION ALL
		SELECT (SELECT scope FROM deliveries WHERE scope > scopes.scope ORDER BY scope LIMIT 1)
		FROM scopes WHERE scopes.scope IS NOT NULL)
	SELECT scopes.scope AS scope, ${newestTally('done')} AS last_done, ${newestTally('failed')} AS last_failed,
		${newestTally('dead')} AS last_dead, ${oldest('queued')} AS queued, ${oldest('retrying')} AS retrying,
		${oldest('leased')} AS leased
	FROM scopes WHERE scopes.scope IS NOT NULL`;

/** Any row tells which node it was. */
const ORIGIN = `SELECT workflow_id, workflow_name, node_name FROM deliveries
	WHERE scope = :scope ORDER BY delivery_key LIMIT 1`;

const WITHIN = 'minute >= :from AND minute <= :to';

/** Reads the tallies and the ends of indexes, never the deliveries one by one. */
export async function health(
	sql: Sql,
	window: { from: number; to: number; workflowId?: string },
): Promise<ScopeHealth[]> {
	const minutes = {
		from: Math.floor(window.from / MINUTE_MS),
		to: Math.floor(window.to / MINUTE_MS),
	};
	// One look at them for everything: most of the time goes into reading.
	const tallies = byScope(
		await sql.all(
			`SELECT scope, minute, outcome, latency_class, attempts AS n FROM tallies WHERE ${WITHIN}`,
			minutes,
		),
	);
	const scopes: ScopeHealth[] = [];
	for (const row of await sql.all(SCOPES)) {
		const scope = String(row.scope);
		const [origin] = await sql.all(ORIGIN, { scope });
		if (!origin) continue;
		if (window.workflowId !== undefined && origin.workflow_id !== window.workflowId) continue;
		const buckets = minutesOf(tallies.get(scope) ?? []);
		const sum = (outcome: TallyOutcome) => buckets.reduce((n, bucket) => n + bucket[outcome], 0);
		scopes.push({
			scope,
			workflowId: String(origin.workflow_id),
			workflowName: String(origin.workflow_name),
			nodeName: String(origin.node_name),
			...present('lastDoneAt', Math.max, [row.last_done]),
			...present('lastFailedAt', Math.max, [row.last_failed, row.last_dead]),
			...present('oldestOpenAt', Math.min, [row.queued, row.retrying, row.leased]),
			done: sum('done'),
			failed: sum('failed'),
			dead: sum('dead'),
			...percentiles(tallies.get(scope) ?? []),
			minutes: buckets,
		});
	}
	return scopes;
}

function newestTally(outcome: TallyOutcome): string {
	const ofOutcome = `FROM tallies WHERE scope = scopes.scope AND outcome = '${outcome}'`;
	return `(SELECT max(last_at) ${ofOutcome} AND minute =
		(SELECT minute ${ofOutcome} ORDER BY minute DESC LIMIT 1))`;
}

function oldest(status: string): string {
	return `(SELECT received_at FROM deliveries
		WHERE scope = scopes.scope AND status = '${status}' AND ${OPEN} ORDER BY received_at LIMIT 1)`;
}

function byScope(tallies: readonly SqlRow[]): Map<string, SqlRow[]> {
	const scopes = new Map<string, SqlRow[]>();
	for (const tally of tallies) {
		const scope = String(tally.scope);
		const known = scopes.get(scope);
		if (known) known.push(tally);
		else scopes.set(scope, [tally]);
	}
	return scopes;
}

function minutesOf(tallies: ReadonlyArray<Record<string, unknown>>): ScopeHealth['minutes'] {
	const minutes = new Map<number, ScopeHealth['minutes'][number]>();
	for (const { minute, outcome, n } of tallies) {
		const startsAt = Number(minute) * MINUTE_MS;
		const bucket = minutes.get(startsAt) ?? { startsAt, done: 0, failed: 0, dead: 0 };
		bucket[outcome as TallyOutcome] += Number(n);
		minutes.set(startsAt, bucket);
	}
	return [...minutes.values()].sort((one, other) => one.startsAt - other.startsAt);
}

function percentiles(
	tallies: ReadonlyArray<Record<string, unknown>>,
): Pick<ScopeHealth, 'latencyMs'> {
	const counts = new Map<number, number>();
	for (const { outcome, latency_class, n } of tallies) {
		if (outcome !== 'done') continue;
		const known = counts.get(Number(latency_class)) ?? 0;
		counts.set(Number(latency_class), known + Number(n));
	}
	const classes = [...counts].sort(([one], [other]) => one - other);
	const total = classes.reduce((sum, [, n]) => sum + n, 0);
	if (total === 0) return {};
	const at = (share: number) => {
		let below = 0;
		const [found = 0] = classes.find(([, n]) => (below += n) >= share * total) ?? [];
		return Math.round(latencyOf(found));
	};
	return { latencyMs: { p50: at(0.5), p95: at(0.95) } };
}

function present<Key extends string>(
	key: Key,
	pick: (...times: number[]) => number,
	times: unknown[],
): { [key in Key]?: number } {
	const known = times.filter((time) => time !== null).map(Number);
	return (known.length > 0 ? { [key]: pick(...known) } : {}) as { [key in Key]?: number };
}
