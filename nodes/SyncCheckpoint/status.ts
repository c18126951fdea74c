import type { IDataObject } from 'n8n-workflow';
import { changeDetector, resetSync, type SyncState } from '../../core/sync';
import { clock } from '../shared/systemTime';
import type { Operation } from './operation';
import { cursorParameter, iso, RUNS } from './values';

export const reset: Operation = async ({ context, state, sync }) => {
	const cursor = cursorParameter(context.getNodeParameter('resetCursor', 0, ''));
	const stopped = await state.update(RUNS + sync, (current: SyncState | undefined, now) =>
		resetSync(current, cursor, now),
	);
	if (context.getNodeParameter('forgetRecords', 0, false))
		await changeDetector(state, sync).forget();
	const json = { name: sync, cursor: cursor ?? null, stoppedRun: stopped?.id ?? null };
	return [[{ json, pairedItem: { item: 0 } }]];
};

export const getStatus: Operation = async ({ context, state, sync }) => {
	const all = context.getNodeParameter('allSyncs', 0, false) as boolean;
	const found = all
		? await state.list<SyncState>(RUNS)
		: [{ key: RUNS + sync, state: (await state.read<SyncState>(RUNS + sync)) ?? { history: [] } }];
	const now = clock();
	return [
		found.map(({ key, state: one }) => ({
			json: describeSync(key.slice(RUNS.length), one, now),
			pairedItem: { item: 0 },
		})),
	];
};

/** A sync as people read it. */
export function describeSync(name: string, state: SyncState, now: number): IDataObject {
	const { run, cursor, listing, history, succeededAt } = state;
	const running = run !== undefined && run.leaseUntil > now;
	return {
		name,
		status: running ? 'running' : run ? 'abandoned' : (history[0]?.status ?? 'never run'),
		cursor: cursor ?? null,
		page: listing?.page ?? null,
		lastSuccess: succeededAt === undefined ? null : iso(succeededAt),
		secondsSinceSuccess: succeededAt === undefined ? null : Math.round((now - succeededAt) / 1000),
		run: run ? { ...run, startedAt: iso(run.startedAt), leaseUntil: iso(run.leaseUntil) } : null,
		history: history.map((ended) => ({
			...ended,
			startedAt: iso(ended.startedAt),
			endedAt: iso(ended.endedAt),
		})),
	};
}
