import { isPaused } from '../../core/delivery/pauses';
import type { Delivery, DeliveryKind } from '../../core/delivery/types';
import type { Store } from '../../store/Store';
import { isListenedTo } from '../shared/listening';

/** Dead letters that nobody would take up now if they were replayed. */
export interface Unattended {
	workflowId: string;
	workflowName: string;
	nodeName: string;
	kind: DeliveryKind;
	count: number;
	/** Why, and what to do. */
	why: string;
}

/** Finds those whose trigger does not listen, by where they would go. */
export async function unattended(
	{ ledger, state }: Store,
	pages: AsyncIterable<Delivery[]>,
): Promise<Unattended[]> {
	const byScope = new Map<string, { first: Delivery; count: number }>();
	for await (const letters of pages) {
		for (const letter of letters) {
			const known = byScope.get(letter.scope);
			if (known) known.count += 1;
			else byScope.set(letter.scope, { first: letter, count: 1 });
		}
	}
	const paused = await ledger.paused();
	const found: Unattended[] = [];
	for (const [scope, { first, count }] of byScope) {
		const waits = isPaused(paused, scope);
		if (!waits && (await isListenedTo(state, scope))) continue;
		const { kind, origin } = first;
		const { workflowId, workflowName, nodeName } = origin;
		const cause = waits ? 'its deliveries are paused' : causeOf(first);
		const why = `${count} for workflow "${workflowName}" have nobody who takes them up: ${cause}. Replayed, they stay queued until then; Replay → Cancel makes them dead letters again.`;
		found.push({ workflowId, workflowName, nodeName, kind, count, why });
	}
	return found;
}

function causeOf({ kind, origin }: Delivery): string {
	return kind === 'webhook'
		? `the trigger "${origin.nodeName}" does not listen. Publish the workflow, and see that it still has that node and delivers through the ledger`
		: 'it has no published Dead Letter Trigger that is set to Replayed Item';
}
