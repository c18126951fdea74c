import type { ScopeHealth } from '../Store';
import { OPEN } from './rows';
import type { Sql, SqlRow } from './Sql';
import { within, type SettledTallies, type Tallies, type Tally } from './settledTallies';
import { latencyOf, MINUTE_MS, type TallyOutcome } from './tallies';

/** More than there are classes of latency: a minute and a class go into one number. */
const CLASSES = 256;

/**
 * Every scope that has a row, from one to the next in the index of the keys; any row tells which
 * node it was. What the tallies say comes as one text for each outcome: a row for each of them would
 * take five times as long to read. Never looks at the deliveries one by one.
 */
const scopes = (now: string) => `
	WITH RECURSIVE scopes(scope, origin) AS (
		${firstScope()}
		UNION ALL
		${firstScope('WHERE scope > scopes.scope')} FROM scopes WHERE scopes.scope IS NOT NULL)
	SELECT ${now} AS now, scopes.scope AS scope, workflow_id, workflow_name, node_name,
		${newestTally('done')} AS last_done, ${newestTally('failed')} AS last_failed,
		${newestTally('dead')} AS last_dead, ${oldest('queued')} AS queued,
		${oldest('retrying')} AS retrying, ${oldest('leased')} AS leased,
		${packed('done')} AS done, ${packed('failed')} AS failed, ${packed('dead')} AS dead
	FROM scopes JOIN deliveries ON deliveries.id = scopes.origin
	WHERE workflow_id = coalesce(:workflowId, workflow_id)`;

export async function health(
	sql: Sql,
	settled: SettledTallies,
	{ from, to, workflowId }: { from: number; to: number; workflowId?: string },
): Promise<ScopeHealth[]> {
	const [first, last] = [Math.floor(from / MINUTE_MS), Math.floor(to / MINUTE_MS)];
	const { kept, readFrom } = settled.from(first);
	const rows = await sql.all(scopes(sql.words.now), { first: readFrom, last, workflowId });
	const read = new Map(rows.map((row) => [String(row.scope), talliesIn(row)]));
	const found = rows.map((row) => {
		const scope = String(row.scope);
		const known = [...kept, read].flatMap((block) => block.get(scope) ?? []);
		return healthOf(row, within(known, first, last));
	});
	if (workflowId === undefined) settled.keep(read, readFrom, last, Number(rows[0]?.now ?? 0));
	return found;
}

function healthOf(row: SqlRow, tallies: Tallies): ScopeHealth {
	return {
		scope: String(row.scope),
		workflowId: String(row.workflow_id),
		workflowName: String(row.workflow_name),
		nodeName: String(row.node_name),
		...present('lastDoneAt', Math.max, [row.last_done]),
		...present('lastFailedAt', Math.max, [row.last_failed, row.last_dead]),
		...present('oldestOpenAt', Math.min, [row.queued, row.retrying, row.leased]),
		done: sum(tallies.done),
		failed: sum(tallies.failed),
		dead: sum(tallies.dead),
		...percentiles(tallies.done),
		minutes: minutesOf(tallies),
	};
}

function firstScope(after = ''): string {
	const first = (column: string) =>
		`(SELECT ${column} FROM deliveries ${after} ORDER BY scope, delivery_key LIMIT 1)`;
	return `SELECT ${first('scope')}, ${first('id')}`;
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

function packed(outcome: TallyOutcome): string {
	return `(SELECT string_agg((minute * ${CLASSES} + latency_class) || ',' || attempts, ',')
		FROM tallies WHERE scope = scopes.scope AND outcome = '${outcome}'
			AND minute >= :first AND minute <= :last)`;
}

function talliesIn({ done, failed, dead }: SqlRow): Tallies {
	return { done: unpacked(done), failed: unpacked(failed), dead: unpacked(dead) };
}

function unpacked(listed: SqlRow[string] | undefined): Tally[] {
	const numbers = JSON.parse(`[${String(listed ?? '')}]`) as number[];
	const found: Tally[] = [];
	for (let at = 0; at < numbers.length; at += 2) {
		const [place = 0, attempts = 0] = [numbers[at], numbers[at + 1]];
		found.push([Math.floor(place / CLASSES), place % CLASSES, attempts]);
	}
	return found;
}

const sum = (all: readonly Tally[]): number => all.reduce((total, [, , n]) => total + n, 0);

function minutesOf(tallies: Tallies): ScopeHealth['minutes'] {
	const minutes = new Map<number, ScopeHealth['minutes'][number]>();
	for (const outcome of ['done', 'failed', 'dead'] as const) {
		for (const [minute, , attempts] of tallies[outcome]) {
			const startsAt = minute * MINUTE_MS;
			const bucket = minutes.get(minute) ?? { startsAt, done: 0, failed: 0, dead: 0 };
			bucket[outcome] += attempts;
			minutes.set(minute, bucket);
		}
	}
	return [...minutes.values()].sort((one, other) => one.startsAt - other.startsAt);
}

function percentiles(done: readonly Tally[]): Pick<ScopeHealth, 'latencyMs'> {
	const counts = new Map<number, number>();
	for (const [, latencyClass, attempts] of done) {
		counts.set(latencyClass, (counts.get(latencyClass) ?? 0) + attempts);
	}
	const classes = [...counts].sort(([one], [other]) => one - other);
	const total = sum(done);
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
