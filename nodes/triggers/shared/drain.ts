import { NodeOperationError, type ITriggerFunctions, type ITriggerResponse } from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';
import { drainIntoWorkflow } from '../../shared/drainIntoWorkflow';
import { notSharedBy, storeFor } from '../../shared/storeFor';
import { runPolicy, type RunPolicy } from './deliveryOptions';
import { isDirect, optionsOf, triggerScope } from './parameters';
import { toItem } from './toItem';

/** The trigger method of every Verified Trigger: runs the workflow for each recorded delivery. */
export async function drain(
	context: ITriggerFunctions,
	provider: Provider,
): Promise<ITriggerResponse> {
	// A test run gets its event straight from the webhook.
	if (context.getMode() === 'manual' || isDirect(context)) return {};

	const policy = readPolicy(context, provider);
	const options = optionsOf(context);
	const store = await storeFor(context);
	const warning = notSharedBy(context.getNode());
	if (warning) context.logger.warn(warning);
	const stop = drainIntoWorkflow(context, {
		scope: triggerScope(context),
		store,
		...policy,
		toItems: (delivery) => [toItem(delivery, delivery.attempts, options)],
	});
	return { closeFunction: stop };
}

/** @throws NodeOperationError, which n8n shows when the workflow is published. */
function readPolicy(context: ITriggerFunctions, provider: Provider): RunPolicy {
	try {
		return runPolicy(optionsOf(context), provider);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error);
	}
}
