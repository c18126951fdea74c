import {
	NodeOperationError,
	type INodeExecutionData,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';
import { followDeaths, type Position } from '../../core/delivery/follow';
import type { Delivery } from '../../core/delivery/types';
import type { Store } from '../../store/Store';
import { runWorkflow } from '../shared/drainIntoWorkflow';
import { backgroundSleep, clock, random } from '../shared/systemTime';
import { messageOf } from './message';
import { MOST, readSettings, type AnnounceSettings } from './settings';

const POLL_MS = 2000;
/** At most this many dead letters start one execution together when they are told at once. */
const BATCH = 50;
const BACKOFF = { baseMs: 1000, maxMs: 300_000, jitterMs: 500 };

/** Starts the workflow for dead letters that come in from now on, over restarts too. */
export async function announceDeadLetters(
	trigger: ITriggerFunctions,
	{ ledger, state }: Store,
): Promise<ITriggerResponse> {
	const settings = await checkedSettings(trigger);
	const { filter, policy } = settings;
	const limit = Object.keys(policy).length === 0 ? BATCH : MOST;

	const key = `announced:${trigger.getWorkflow().id}/${trigger.getNode().id}`;
	// What died before the trigger was first published is no news.
	const newest = await ledger.lastDeath();
	const load = () =>
		state.update(key, (known: Position | undefined) => {
			const position = known ?? { death: newest };
			return { state: position, result: position };
		});
	await load();

	const stop = followDeaths({
		newest: () => ledger.lastDeath(),
		read: (afterDeath) => ledger.find({ ...filter, status: 'dead', afterDeath, limit }),
		position: {
			load,
			save: (position) => state.update(key, () => ({ state: position, result: undefined })),
		},
		policy,
		tell: (dead) => runWorkflow(trigger, itemsOf(dead, settings)),
		onError: (error) =>
			trigger.logger.error(`New dead letters could not be announced: ${String(error)}`),
		pollMs: POLL_MS,
		backoff: BACKOFF,
		clock,
		sleep: backgroundSleep,
		random,
	});
	// Not awaited: unpublishing need not wait for a run that is under way.
	return { closeFunction: async () => void stop() };
}

function itemsOf(dead: Delivery[], settings: AnnounceSettings): INodeExecutionData[] {
	return messageOf(dead, settings).map((json) => ({ json }));
}

/** A wrong setting stops the workflow from being published, with its reason. */
export async function checkedSettings(trigger: ITriggerFunctions): Promise<AnnounceSettings> {
	return await readSettings(trigger).catch((error: Error) => {
		throw new NodeOperationError(trigger.getNode(), error);
	});
}
