import type { INodeProperties } from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';
import { LEDGER_ONLY, optionsOf, type TriggerContext } from './parameters';

/** The optional parameters, as the editor stores them: absent until a person adds one. */
interface SubscriptionOptions {
	keepSubscription?: boolean;
	deleteSubscription?: boolean;
	reconcileMinutes?: number;
}

export function subscriptionOptions(
	context: Pick<TriggerContext, 'getNodeParameter'>,
): SubscriptionOptions {
	return optionsOf(context) as SubscriptionOptions;
}

/**
 * How often missed events are fetched, minutes; 0 is never. Where that changes how deliveries are
 * told apart, a person has to ask for it.
 */
export function reconcileMinutes(
	context: Pick<TriggerContext, 'getNodeParameter'>,
	{ reconciliation }: Provider,
): number {
	if (!reconciliation) return 0;
	return subscriptionOptions(context).reconcileMinutes ?? (reconciliation.keyOf ? 0 : 15);
}

/** What a trigger's options offer for a provider that has an API for it. */
export function describeSubscriptionOptions({
	displayName,
	subscriptions,
	reconciliation,
}: Provider): INodeProperties[] {
	return [
		...(subscriptions ? [keepSubscription(displayName), deleteSubscription(displayName)] : []),
		...(reconciliation ? [fetchMissed(displayName, reconciliation.keyOf !== undefined)] : []),
	];
}

function keepSubscription(displayName: string): INodeProperties {
	return {
		displayName: 'Keep the Subscription',
		name: 'keepSubscription',
		type: 'boolean',
		default: true,
		description: `Whether to make the webhook at ${displayName}, check it at every start and daily, and repair it. Needs an API token in the credential; without one you register the URL yourself.`,
	};
}

function deleteSubscription(displayName: string): INodeProperties {
	return {
		displayName: 'Delete the Subscription on Unpublish',
		name: 'deleteSubscription',
		type: 'boolean',
		default: false,
		description: `Whether to remove the webhook at ${displayName} when the workflow is unpublished. Events that happen until it is published again are then lost, or fetched afterwards at best.`,
	};
}

function fetchMissed(displayName: string, changesKeys: boolean): INodeProperties {
	const keys =
		' With it a change is known by its resource and time: of several changes within a second one starts the workflow.';
	return {
		displayName: 'Fetch Missed Events Every (Minutes)',
		name: 'reconcileMinutes',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: changesKeys ? 0 : 15,
		...LEDGER_ONLY,
		description: `How often to ask ${displayName} for events that no webhook has brought, and at every start; 0 is never. Needs an API token in the credential.${changesKeys ? keys : ''}`,
	};
}
