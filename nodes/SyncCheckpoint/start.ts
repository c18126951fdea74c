import type { IDataObject } from 'n8n-workflow';
import { startRun, type Start, type SyncState } from '../../core/sync';
import { clock, sleep } from '../shared/systemTime';
import type { Operation, OperationContext } from './operation';
import { cursorParameter, describeHolder, iso, minutes, RUNS } from './values';

/** How often a waiting run asks for the lock, ms. */
const ASK_AGAIN_MS = 1000;

/** Takes the lock and hands out the cursor. One item, whatever comes in. */
export const start: Operation = async (given) => {
	const { context, sync, items } = given;
	const ifRunning = context.getNodeParameter('ifRunning', 0) as 'stop' | 'wait' | 'skip';
	const waitMs = ifRunning === 'wait' ? minutes(given, 'waitMinutes') : 0;
	const started = await takeLock(given, clock() + waitMs);
	if (!started.granted) {
		const message = `${describeHolder(sync, started.holder)} This run has not started.`;
		if (ifRunning !== 'skip') {
			throw new Error(
				`${message} Let it end, or reset the sync if it will not; a run that says nothing for its lock’s time loses the lock by itself.`,
			);
		}
		context.addExecutionHints({ message, location: 'outputPane' });
		return [[]];
	}
	const { run, listing, resumed } = started;
	const initial = cursorParameter(context.getNodeParameter('initialCursor', 0, ''));
	const json: IDataObject = {
		...items[0]?.json,
		sync: {
			name: sync,
			runId: run.id,
			cursor: started.cursor ?? initial ?? null,
			page: listing.page ?? null,
			startedAt: iso(listing.startedAt),
			resumed,
		},
	};
	return [[{ json, pairedItem: { item: 0 } }]];
};

async function takeLock(given: OperationContext, until: number): Promise<Start> {
	const { context, state, sync } = given;
	const request = { runId: context.getExecutionId(), leaseMs: minutes(given, 'lockMinutes') };
	for (;;) {
		const result = await state.update(RUNS + sync, (current: SyncState | undefined, now) =>
			startRun(current, request, now),
		);
		const left = until - clock();
		if (result.granted || left <= 0) return result;
		const wait = Math.min(left, result.retryAfterMs, ASK_AGAIN_MS);
		await sleep(wait, context.getExecutionCancelSignal());
	}
}
