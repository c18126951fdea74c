import type { ITriggerFunctions } from 'n8n-workflow';
import type { Json } from '../../../core/api/json';
import type { NewDelivery } from '../../../core/delivery/types';
import { reconcile, type Reconciled } from '../../../core/reconcile/reconcile';
import type { PastEvent } from '../../../core/reconcile/types';
import { repeat } from '../../../core/repeat';
import { ApiProblem } from '../../../core/api/problem';
import type { Provider } from '../../../providers/Provider';
import type { Authorize } from '../../shared/http/providerCall';
import { storeFor } from '../../shared/storeFor';
import { backgroundSleep, clock } from '../../shared/systemTime';
import { wakeDrains } from '../../shared/wakers';
import { isDirect, triggerScope, type TriggerContext } from './settings';
import { apiAccess } from './subscriptionsAccess';
import { askedTypes, reconcileMinutes } from './subscriptionsOptions';

/** What one run may ask of the API; with the usual 100 a page some 2,000 events. */
const MAX_PAGES = 20;
const MINUTE_MS = 60_000;

/**
 * Fetches what no webhook has brought, now and then every few minutes, and records it like a
 * delivery. Answers with the stop. Direct mode has no ledger, and so nothing to compare with.
 */
export function keepReconciled(
	context: ITriggerFunctions,
	provider: Provider,
	authorize?: Authorize,
): () => void {
	const minutes = reconcileMinutes(context, provider);
	if (context.getMode() === 'manual' || isDirect(context) || minutes === 0) return () => undefined;
	return repeat(async () => {
		try {
			const found = await run(context, provider, authorize);
			if (found && !found.complete) return MINUTE_MS;
		} catch (error) {
			context.logger.warn(`Missed events were not fetched. ${(error as Error).message}`);
		}
		return minutes * MINUTE_MS;
	}, backgroundSleep);
}

/**
 * The delivery key of a webhook while events are reconciled; undefined where the delivery's own id
 * is the key.
 */
export function reconciledKey(
	context: TriggerContext,
	provider: Provider,
	type: string,
	body: Json,
): string | undefined {
	if (reconcileMinutes(context, provider) === 0) return undefined;
	return provider.reconciliation?.keyOf?.(type, body);
}

async function run(
	context: ITriggerFunctions,
	provider: Provider,
	authorize?: Authorize,
): Promise<Reconciled | undefined> {
	const access = await apiAccess(context, provider, authorize);
	if (!access || !provider.reconciliation) return undefined;
	const { ledger, state } = await storeFor(context);
	const past = provider.reconciliation.past(access.fields);
	const scope = triggerScope(context);
	const found = await reconcile({
		past,
		call: access.call,
		types: askedTypes(context),
		subscriptionIds: Object.keys(await access.memory.recall()),
		state,
		scope,
		maxPages: MAX_PAGES,
		clock,
		async record(event) {
			const { duplicate } = await ledger.record(toDelivery(context, provider, event));
			return !duplicate;
		},
	}).catch((error: unknown) => {
		throw new ApiProblem(error, provider.displayName, past.needs);
	});
	if (found.missed > 0) wakeDrains(scope);
	if (found.missed + found.redelivered > 0) {
		context.logger.info(`${provider.displayName} had events that no webhook has brought`, {
			...found,
		});
	}
	return found;
}

function toDelivery(
	context: ITriggerFunctions,
	provider: Provider,
	{ key, type, at, body, headers = {} }: PastEvent,
): NewDelivery {
	const { id, name = '' } = context.getWorkflow();
	return {
		kind: 'webhook',
		scope: triggerScope(context),
		key,
		correlationId: key,
		provider: provider.name,
		type,
		...(Number.isFinite(at) && { eventAt: at }),
		body: Buffer.from(JSON.stringify(body)),
		headers: { ...headers },
		origin: { workflowId: String(id), workflowName: name, nodeName: context.getNode().name },
	};
}
