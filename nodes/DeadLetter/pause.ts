import { workflowScope } from '../../core/delivery/pauses';
import type { DeliveryFilter } from '../../store/Store';
import { workflowFilter } from '../shared/deadLetters';
import { hint, type NodeRun, type Operation } from './operation';

const WAITING: DeliveryFilter = { status: ['queued', 'retrying'] };

/** What comes in is recorded and acknowledged as ever, and stays in the ledger until it is resumed. */
export const pause = (run: NodeRun) => pausing(run, true);
export const resume = (run: NodeRun) => pausing(run, false);

function pausing(run: NodeRun, paused: boolean): Operation {
	const { context, read, store } = run;
	const { ledger } = store;
	return async (_, index) => {
		const filter = workflowFilter(context, read('workflows', index), read('workflowId', index, ''));
		const { workflowId } = filter;
		const scope = workflowId && workflowScope(workflowId);
		await (paused ? ledger.pause(scope) : ledger.resume(scope));
		const stillPaused = !paused && (await ledger.paused()).all;
		if (stillPaused && workflowId) {
			hint(run, 'All workflows are paused besides: resume those too', 'warning');
		}
		return { paused, workflowId: workflowId ?? null, waiting: await waiting(filter) };
	};

	async function waiting(filter: DeliveryFilter): Promise<number> {
		const counts = await ledger.counts({ ...filter, ...WAITING });
		return Object.values(counts).reduce((sum, count) => sum + count, 0);
	}
}

/** An item for everything that is paused; none when nothing is. */
export function getPaused({ store: { ledger } }: NodeRun): Operation {
	return async () => {
		const { all, scopes } = await ledger.paused();
		const workflows = scopes.map((scope) => scope.slice(0, scope.indexOf('/')));
		const paused = [...(all ? [null] : []), ...new Set(workflows)];
		return paused.map((workflowId) => ({ paused: true, workflowId }));
	};
}
