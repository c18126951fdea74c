import type { DeliveryFilter } from '../../store/Store';
import type { DeliveryStatus } from '../../core/delivery/types';
import { workflowFilter } from '../shared/deadLetters';
import { clock } from '../shared/systemTime';
import { hint, type NodeRun, type Operation } from './operation';
import { requireMeant, select } from './select';

const DAY_MS = 86_400_000;
/** What is open is at work, and a done row is what recognises a duplicate: neither is purged. */
const PURGEABLE: readonly DeliveryStatus[] = ['dead', 'resolved', 'discarded'];

export const resolve = (run: NodeRun) => closing(run, 'resolved');
export const discard = (run: NodeRun) => closing(run, 'discarded');

function closing(run: NodeRun, status: 'resolved' | 'discarded'): Operation {
	const { read, store } = run;
	return async (_, index) => {
		const filter = await select(run, index);
		requireMeant(run, index, filter, await waiting(filter));
		const note = String(read('note', index, '')).trim();
		const count = await store.ledger.close(filter, { status, ...(note !== '' && { note }) });
		const missing = (filter.ids?.length ?? count) - count;
		if (missing > 0) {
			const ids = `${missing} of ${filter.ids?.length} IDs`;
			hint(run, `${ids} belong to no dead letter that waits in the chosen workflows`, 'warning');
		}
		return { status, count };
	};

	async function waiting(filter: DeliveryFilter): Promise<number> {
		const { dead = 0, parked = 0 } = await store.ledger.counts(filter);
		return dead + parked;
	}
}

export function purge({ context, read, store: { ledger } }: NodeRun): Operation {
	return async (_, index) => {
		const days = read<number>('olderThanDays', index);
		if (!Number.isFinite(days) || days < 0)
			throw new Error('Older Than (Days) has to be 0 or more');
		const status = read<DeliveryStatus[]>('purgeStatuses', index);
		const kept = status.find((name) => !PURGEABLE.includes(name));
		if (kept !== undefined) throw new Error(`What is ${kept} is not purged`);

		const filter = {
			...workflowFilter(context, read('workflows', index), read('workflowId', index, '')),
			status,
			receivedBefore: clock() - days * DAY_MS,
		};
		if (!read('confirmPurge', index, false)) {
			const counts = await ledger.counts(filter);
			const count = status.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
			throw new Error(
				`This would delete ${count} dead letters for good. Nothing was deleted: switch on Delete for Good if that is meant.`,
			);
		}
		return { purged: await ledger.remove(filter) };
	};
}
