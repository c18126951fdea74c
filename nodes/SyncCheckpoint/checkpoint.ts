import {
	finishRun,
	movesBack,
	saveCheckpoint,
	type Counts,
	type Cursor,
	type CursorOrder,
	type RunStatus,
	type Saved,
	type SyncState,
} from '../../core/sync';
import { parameterReader } from '../shared/parameters';
import { passedOn, type Operation, type OperationContext } from './operation';
import { count, cursorParameter, describeHolder, minutes, RUNS } from './values';

/** Keeps the furthest cursor of the items. */
export const save: Operation = async (given) => {
	const { state, sync, items } = given;
	const checkpoint = readCheckpoint(given);
	const saved = await state.update(RUNS + sync, (current: SyncState | undefined, now) =>
		saveCheckpoint(current, checkpoint, now),
	);
	requireSaved(sync, saved);
	return [passedOn(items)];
};

export const finish: Operation = async (given) => {
	const { context, state, sync, items } = given;
	const status = context.getNodeParameter('status', 0) as Exclude<RunStatus, 'abandoned'>;
	// A status by an expression may turn out to be a success after all.
	const reason = status === 'success' ? '' : (context.getNodeParameter('reason', 0, '') as string);
	const other = String(context.getNodeParameter('runId', 0, '') ?? '');
	const checkpoint = { ...readCheckpoint(given), ...(other && { runId: other }), status, reason };
	const saved = await state.update(RUNS + sync, (current: SyncState | undefined, now) =>
		finishRun(current, checkpoint, now),
	);
	if (other && !saved.saved && saved.reason === 'lost') {
		const message = `Execution ${other} does not hold the lock of “${sync}”: there was nothing to finish.`;
		context.addExecutionHints({ message, location: 'outputPane' });
	} else {
		requireSaved(sync, saved);
	}
	return [passedOn(items)];
};

function readCheckpoint(given: OperationContext) {
	const { context, items } = given;
	const order = context.getNodeParameter('order', 0, 'auto') as CursorOrder;
	const read = parameterReader(context);
	let cursor: Cursor | undefined;
	for (const index of items.keys()) {
		const next = cursorParameter(read('cursor', index, ''));
		// With opaque cursors the last one counts; else the furthest, whatever the items' order.
		if (next !== undefined && !movesBack(cursor, next, order)) cursor = next;
	}
	const pages = items.map((_, index) => cursorParameter(read('page', index, '')));
	const page = pages.findLast((next) => next !== undefined);
	const rows = context.getNodeParameter('counts.count', 0, []) as Array<{
		name: string;
		value: number;
	}>;
	return {
		runId: context.getExecutionId(),
		leaseMs: minutes(given, 'lockMinutes'),
		order,
		...(cursor !== undefined && { cursor }),
		...(page !== undefined && { page }),
		counts: Object.fromEntries(rows.map(({ name, value }) => [name, count(name, value)])) as Counts,
	};
}

function requireSaved(sync: string, saved: Saved): void {
	if (saved.saved) return;
	if (saved.reason === 'backwards') {
		throw new Error(
			`The sync “${sync}” already stands at ${saved.cursor}, and the new cursor is before that. Nothing was saved. Send the newest cursor, or choose another Cursor Order if these do not compare.`,
		);
	}
	throw new Error(
		saved.holder
			? `${describeHolder(sync, saved.holder)} This run lost the lock, because it saved no checkpoint for longer than the lock holds, or never had it, because this node was executed alone in the editor. Nothing was saved: raise Lock (Minutes) or save more often; in the editor, execute the whole workflow.`
			: `No run of the sync “${sync}” is under way in this execution. Use Start before Save and Finish.`,
	);
}
