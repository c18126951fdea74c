import type { ITriggerFunctions } from 'n8n-workflow';
import { fields } from '../../../core/api/json';
import type { NewDelivery } from '../../../core/delivery/types';
import { reconcile, type Reconciled } from '../../../core/reconcile/reconcile';
import type { PastEvent } from '../../../core/reconcile/types';
import { readSource } from '../../../core/signature';
import { repeat } from '../../../core/repeat';
import { ApiProblem } from '../../../core/api/problem';
import type { Provider } from '../../../providers/Provider';
import { parseJson } from '../../shared/json';
import { storeFor } from '../../shared/storeFor';
import { backgroundSleep, clock } from '../../shared/systemTime';
import { orderingKeyOf } from './deliveryOptions';
import { askedTypes, isDirect, optionsOf, triggerScope, type TriggerContext } from './parameters';
import { scheduled } from './schedule';
import { apiAccess } from './subscriptionsAccess';
import { reconcileMinutes } from './subscriptionsOptions';

/** What one run may ask of the API; with the usual 100 a page some 2,000 events. */
const MAX_PAGES = 20;
const MINUTE_MS = 60_000;

/**
 * Fetches what no webhook has brought, now and then every few minutes, and records it like a
 * delivery. Answers with the stop. Direct mode has no ledger, and so nothing to compare with.
 */
export function keepReconciled(context: ITriggerFunctions, provider: Provider): () => void {
	const minutes = reconcileMinutes(context, provider);
	if (context.getMode() === 'manual' || isDirect(context) || minutes === 0) return () => undefined;
	return repeat(async () => {
		try {
			const found = await run(context, provider);
			if (found && !found.complete) return MINUTE_MS;
		} catch (error) {
			context.logger.warn(`Missed events were not fetched. ${(error as Error).message}`);
		}
		return minutes * MINUTE_MS;
	}, backgroundSleep);
}

/** A webhook's delivery under the key that it shares with what is fetched, where that is another. */
export function underSharedKey(
	context: TriggerContext,
	provider: Provider,
	delivery: NewDelivery,
): NewDelivery {
	const { keyOf } = provider.reconciliation ?? {};
	if (!keyOf || reconcileMinutes(context, provider) === 0) return delivery;
	const key = keyOf(delivery.type, fields(parseJson(delivery.body.toString('utf8'))));
	return key === undefined ? delivery : { ...delivery, key };
}

async function run(
	context: ITriggerFunctions,
	provider: Provider,
): Promise<Reconciled | undefined> {
	const access = await apiAccess(context, provider);
	if (!access || !provider.reconciliation) return undefined;
	const { ledger, state } = await storeFor(context);
	const past = provider.reconciliation.past(access.fields);
	const scope = triggerScope(context);
	const found = await reconcile({
		past,
		call: access.call,
		types: askedTypes(context),
		// One that is only being made has no id yet.
		subscriptionIds: Object.keys(await access.memory.recall()).filter((id) => id !== ''),
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
	const options = optionsOf(context);
	const source = orderingKeyOf(options, provider);
	const rawBody = Buffer.from(JSON.stringify(body));
	const orderingKey = source && readSource(source, { method: 'POST', url: '/', headers, rawBody });
	const delivery: NewDelivery = {
		kind: 'webhook',
		scope: triggerScope(context),
		key,
		correlationId: key,
		provider: provider.name,
		type,
		...(Number.isFinite(at) && { eventAt: at }),
		...(orderingKey !== undefined && { orderingKey }),
		body: rawBody,
		headers: { ...headers },
		origin: { workflowId: String(id), workflowName: name, nodeName: context.getNode().name },
	};
	return scheduled(delivery, options, clock());
}
