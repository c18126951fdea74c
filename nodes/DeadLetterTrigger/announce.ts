import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { followDeaths } from '../../core/delivery/follow';
import type { Store } from '../../store/Store';
import { describeDeadLetter, workflowFilter } from '../shared/deadLetters';
import { runWorkflow } from '../shared/drainIntoWorkflow';
import { backgroundSleep, random } from '../shared/systemTime';

const POLL_MS = 2000;
/** At most this many dead letters start one execution together. */
const BATCH = 50;
const BACKOFF = { baseMs: 1000, maxMs: 300_000, jitterMs: 500 };

/** Starts the workflow for dead letters that come in from now on, over restarts too. */
export async function announceDeadLetters(
	trigger: ITriggerFunctions,
	{ ledger, state }: Store,
): Promise<ITriggerResponse> {
	const key = `announced:${trigger.getWorkflow().id}/${trigger.getNode().id}`;
	const filter = workflowFilter(trigger, trigger.getNodeParameter('workflows') as string);
	// What died before the trigger was first published is no news.
	const newest = await ledger.lastDeath();
	const load = () =>
		state.update(key, (death: number | undefined) => {
			const position = death ?? newest;
			return { state: position, result: position };
		});
	await load();

	const stop = followDeaths({
		read: (afterDeath) => ledger.find({ status: 'dead', afterDeath, ...filter, limit: BATCH }),
		position: {
			load,
			save: (death) => state.update(key, () => ({ state: death, result: undefined })),
		},
		tell: (dead) =>
			runWorkflow(
				trigger,
				dead.map((letter) => ({ json: describeDeadLetter(letter) })),
			),
		onError: (error) =>
			trigger.logger.error(`New dead letters could not be announced: ${String(error)}`),
		pollMs: POLL_MS,
		backoff: BACKOFF,
		sleep: backgroundSleep,
		random,
	});
	// Not awaited: unpublishing need not wait for a run that is under way.
	return { closeFunction: async () => void stop() };
}
