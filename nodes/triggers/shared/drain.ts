import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { drainIntoWorkflow } from '../../shared/drainIntoWorkflow';
import { storeFor } from '../../shared/storeFor';
import { isDirect, optionsOf, triggerScope } from './parameters';
import { retryPolicy } from './settings';
import { toItem } from './toItem';

/** Runs of the workflow at a time, unless the node says otherwise. */
const DEFAULT_IN_FLIGHT = 5;

/** The trigger method of every Verified Trigger: runs the workflow for each recorded delivery. */
export async function drain(context: ITriggerFunctions): Promise<ITriggerResponse> {
	// A test run gets its event straight from the webhook.
	if (context.getMode() === 'manual' || isDirect(context)) return {};

	const options = optionsOf(context);
	const store = await storeFor(context);
	const stop = drainIntoWorkflow(context, {
		scope: triggerScope(context),
		store,
		retry: retryPolicy(options),
		inFlight: options.inFlight ?? DEFAULT_IN_FLIGHT,
		toItems: (delivery) => [toItem(delivery, delivery.attempts)],
	});
	return { closeFunction: stop };
}
