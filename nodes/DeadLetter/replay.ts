import type { IDataObject } from 'n8n-workflow';
import type { DeliveryFilter } from '../../store/Store';
import { hint, type NodeRun, type Operation } from './operation';
import { pagesOf, requireMeant, select } from './select';
import { unattended } from './unattended';

/**
 * Makes dead letters due again. An event runs through its own trigger, an item comes out of the
 * Dead Letter Trigger of the workflow that added it.
 */
export function replay(run: NodeRun): Operation {
	const { read, store } = run;
	const { ledger } = store;

	return async (_, index) => {
		const filter = await select(run, index);
		const dead: DeliveryFilter = { ...filter, status: 'dead' };
		const limit = read('returnAll', index, false)
			? Number.MAX_SAFE_INTEGER
			: read<number>('limit', index, 50);
		const perSecond = rateOf(read('perSecond', index, 0));
		const dryRun = read<boolean>('dryRun', index);

		const matched = (await ledger.counts(dead)).dead ?? 0;
		if (!dryRun) requireMeant(run, index, filter, matched);
		const waiting = await unattended(store, pagesOf(ledger, { ...dead, limit }));
		for (const { why } of waiting) hint(run, why, 'warning');
		const report = { dryRun, matched, unattended: waiting as unknown as IDataObject[] };
		if (dryRun) {
			const due = Math.min(matched, limit);
			hint(run, `Dry run: ${due} of ${matched} that match would be replayed. Nothing was changed.`);
			return { ...report, replayed: 0, ids: [] };
		}

		const { replayId, ids } = await ledger.replay(filter, { limit, perSecond });
		if (ids.length > 0) {
			hint(
				run,
				`${ids.length} of ${matched} that match are due again. Replay → Get Progress says how they do; its Replay ID is ${replayId}.`,
			);
		}
		return { ...report, replayed: ids.length, replayId, ids };
	};
}

export function getProgress({ read, store }: NodeRun): Operation {
	return async (_, index) => {
		const replayId = replayIdOf(read('replayId', index, ''));
		const counts = await store.ledger.counts({ replayId });
		const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
		if (total === 0) {
			throw new Error(
				`No dead letter belongs to the replay ${replayId}. Take the Replay ID that Replay put out; one that was replayed again belongs to its last replay.`,
			);
		}
		const { queued = 0, retrying = 0, leased = 0, done = 0, dead = 0 } = counts;
		const waiting = queued + retrying + (counts.parked ?? 0);
		const closed = (counts.resolved ?? 0) + (counts.discarded ?? 0);
		const finished = waiting + leased === 0;
		return { replayId, total, waiting, running: leased, done, dead, closed, finished };
	};
}

export function cancel({ read, store }: NodeRun): Operation {
	return async (_, index) => {
		const replayId = replayIdOf(read('replayId', index, ''));
		return { replayId, cancelled: await store.ledger.cancelReplay(replayId) };
	};
}

function rateOf(perSecond: number): number | undefined {
	if (Number.isFinite(perSecond) && perSecond >= 0) return perSecond === 0 ? undefined : perSecond;
	throw new Error('Rate (Per Second) has to be 0 or more');
}

function replayIdOf(given: unknown): string {
	const replayId = String(given).trim();
	if (replayId !== '') return replayId;
	throw new Error('Replay ID is empty: it is in what Replay put out');
}
