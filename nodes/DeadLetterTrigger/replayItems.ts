import type {
	IDataObject,
	INodeExecutionData,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import type { Delivery } from '../../core/delivery/types';
import type { Store } from '../../store/Store';
import { itemScope, payloadOf } from '../shared/deadLetters';
import { drainIntoWorkflow } from '../shared/drainIntoWorkflow';

/** A replay is asked for by a person who mended the cause: a few attempts are enough. */
const RETRY = { attempts: 3, backoff: { baseMs: 1000, maxMs: 60_000, jitterMs: 500 } };
const IN_FLIGHT = 5;

/** Hands replayed items of this workflow back to it. */
export function replayItems(trigger: ITriggerFunctions, store: Store): ITriggerResponse {
	const stop = drainIntoWorkflow(trigger, {
		scope: itemScope(String(trigger.getWorkflow().id)),
		store,
		retry: RETRY,
		inFlight: IN_FLIGHT,
		toItems: (letter) => [toItem(letter)],
	});
	return { closeFunction: stop };
}

/** The item as it was added. Its envelope says which dead letter it is, should it fail again. */
export function toItem(letter: Delivery): INodeExecutionData {
	const payload = payloadOf(letter);
	const { correlationId, attempts } = letter;
	const delivery: IDataObject = {
		...(payload.delivery as IDataObject | undefined),
		correlationId,
		attempt: attempts,
		deadLetterId: letter.id,
	};
	return { json: { ...payload, delivery } };
}
