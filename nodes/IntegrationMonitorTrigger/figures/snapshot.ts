import { isPaused } from '../../../core/delivery/pauses';
import {
	judge,
	severity,
	type Figures,
	type HealthRules,
	type Judgement,
} from '../../../core/observe/health';
import type { SyncState } from '../../../core/sync/run';
import type { ScopeHealth, Store } from '../../../store/Store';
import { readLimits, type LimitFigures } from './limits';
import { readTargets } from './targets';

export interface Integration extends Figures, Judgement {
	minutes: readonly Minute[];
}

/** How many attempts ended so in a part of the window. */
export type Minute = ScopeHealth['minutes'][number];

/** All that the monitor shows, read in one go. Times in ms since the epoch. */
export interface Snapshot {
	takenAt: number;
	windowMs: number;
	/** The worst first, then by name. */
	integrations: Integration[];
	limits: LimitFigures[];
	/** How many deliveries stand so now. */
	counts: { queued: number; leased: number; retrying: number; dead: number; parked: number };
	minutes: Minute[];
}

/** Reads the tallies and the ends of indexes: no delivery is counted one by one but what is open. */
export async function takeSnapshot(
	{ ledger, state }: Store,
	rules: HealthRules,
	now: number,
): Promise<Snapshot> {
	const from = now - rules.windowMs;
	const [scopes, paused, open, letters, syncs, targets, limits] = await Promise.all([
		ledger.health({ from, to: now }),
		ledger.paused(),
		ledger.counts({ status: ['queued', 'leased', 'retrying'] }),
		ledger.counts({ status: ['dead', 'parked'] }),
		state.list<SyncState>('sync:'),
		readTargets(state),
		readLimits(state, now),
	]);
	const figures: Array<Figures & { minutes?: readonly Minute[] }> = [
		...scopes.map((scope) => ({
			...deliveryFigures(scope),
			paused: isPaused(paused, scope.scope),
		})),
		...syncs.map(({ key, state: sync }) => syncFigures(key, sync, from, now)),
		...targets,
	];
	const integrations = figures.map((one) => ({ minutes: [], ...one, ...judge(one, rules, now) }));
	integrations.sort(
		(one, other) =>
			severity(other.health) - severity(one.health) || one.name.localeCompare(other.name),
	);
	const none = { queued: 0, leased: 0, retrying: 0, dead: 0, parked: 0 };
	return {
		takenAt: now,
		windowMs: rules.windowMs,
		integrations,
		limits,
		counts: { ...none, ...open, ...letters },
		minutes: addUp(scopes),
	};
}

function deliveryFigures(scope: ScopeHealth) {
	const { scope: id, workflowName, nodeName, lastDoneAt, lastFailedAt, ...rest } = scope;
	const { workflowId: _, ...figures } = rest;
	return {
		id,
		kind: 'deliveries' as const,
		// The drain of what a Dead Letter node took in; the trigger has a row of its own.
		name: id.endsWith('/dead-letters')
			? `${workflowName} · dead letter items`
			: `${workflowName} · ${nodeName}`,
		workflow: workflowName,
		...figures,
		...(lastDoneAt !== undefined && { lastSuccessAt: lastDoneAt }),
		...(lastFailedAt !== undefined && { lastFailureAt: lastFailedAt }),
	};
}

/** Records that a node counted under one of these names failed; all others are done. */
const FAILED_COUNT = /fail|error|reject|dead/i;

function syncFigures(key: string, sync: SyncState, from: number, now: number): Figures {
	const name = key.slice('sync:'.length);
	const { run, history, succeededAt } = sync;
	const recent = [
		...(run ? [run.counts] : []),
		...history.filter((past) => past.endedAt >= from).map(({ counts }) => counts),
	];
	const sum = (failed: boolean) =>
		recent
			.flatMap((counts) => Object.entries(counts))
			.filter(([counted]) => FAILED_COUNT.test(counted) === failed)
			.reduce((total, [, count]) => total + count, 0);
	const sound = history.findIndex(({ status }) => status === 'success' || status === 'partial');
	const failedRuns = sound < 0 ? history.length : sound;
	const failure = history.find(({ status }) => status === 'failed' || status === 'abandoned');
	return {
		id: key,
		kind: 'sync',
		name,
		done: sum(false),
		failed: sum(true),
		dead: 0,
		failedRuns,
		...(succeededAt !== undefined && { lastSuccessAt: succeededAt }),
		...(failure && { lastFailureAt: failure.endedAt }),
		...(failedRuns > 0 && { reason: history[0]?.reason ?? 'it ended without a word' }),
		...(run && { runningSince: run.startedAt }),
		...(run && run.leaseUntil < now && { leaseOverAt: run.leaseUntil }),
	};
}

function addUp(scopes: readonly ScopeHealth[]): Minute[] {
	const minutes = new Map<number, Minute>();
	for (const { startsAt, done, failed, dead } of scopes.flatMap((scope) => scope.minutes)) {
		const sum = minutes.get(startsAt) ?? { startsAt, done: 0, failed: 0, dead: 0 };
		sum.done += done;
		sum.failed += failed;
		sum.dead += dead;
		minutes.set(startsAt, sum);
	}
	return [...minutes.values()].sort((one, other) => one.startsAt - other.startsAt);
}
