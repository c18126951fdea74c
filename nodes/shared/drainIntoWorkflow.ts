import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';
import { startDrain, type DrainPolicy } from '../../core/delivery/drain';
import type { Delivery, LeasedDelivery, Outcome, Settlement } from '../../core/delivery/types';
import type { Store } from '../../store/Store';
import { keepHouse } from './housekeeping';
import { sayListening } from './listening';
import { outcomeOfRejection, runOutcome } from './runOutcome';
import { backgroundSleep, clock, random } from './systemTime';
import { watchPause } from './watchPause';

/** A holder that says nothing for this long is taken for dead; it says so three times as often. */
const LEASE_MS = 15_000;
/** Rows of other processes, and retries, are found within this time. */
const POLL_MS = 1000;

export interface DrainIntoWorkflowOptions
	extends Pick<DrainPolicy, 'retry' | 'inFlight' | 'perSecond' | 'attemptTimeoutMs'> {
	scope: string;
	store: Store;
	toItems(delivery: Delivery): INodeExecutionData[];
}

/**
 * Runs the trigger's workflow once for each due delivery of `scope`, and settles the delivery by
 * how the run ended. Answers with the function that stops it.
 */
export function drainIntoWorkflow(
	trigger: ITriggerFunctions,
	{ scope, store, toItems, ...policy }: DrainIntoWorkflowOptions,
): () => Promise<void> {
	async function attempt(delivery: LeasedDelivery): Promise<Outcome> {
		trigger.logger.info('Delivery is processed', logged(delivery, 'processing'));
		return await runWorkflow(trigger, toItems(delivery));
	}

	function onSettled(delivery: LeasedDelivery, settlement: Settlement): void {
		const latencyMs = clock() - delivery.receivedAt;
		const entry = { ...logged(delivery, 'processed'), latencyMs };
		if (settlement.status === 'done') {
			trigger.logger.info('Delivery is done', entry);
		} else {
			const failed = { ...entry, stage: 'failed', reason: settlement.reason };
			const next = settlement.status === 'dead' ? 'is dead' : 'is tried again later';
			trigger.logger.warn(`Delivery failed and ${next}`, failed);
		}
	}

	function onError(error: unknown): void {
		trigger.logger.error(`The ledger could not be used: ${String(error)}`, { scope });
	}

	const leaveHouse = keepHouse(store, onError);
	const stopWatching = watchPause(store.ledger, scope, trigger.logger);
	const drain = startDrain({
		source: store.ledger,
		scope,
		policy: { ...policy, leaseMs: LEASE_MS, pollMs: POLL_MS },
		attempt,
		onSettled,
		onError,
		clock,
		random,
		sleep: backgroundSleep,
	});
	const silence = sayListening(store.state, scope);
	return async () => {
		leaveHouse();
		stopWatching();
		// Not awaited: unpublishing need not wait for runs that are under way. They settle later.
		void drain.stop();
		await silence();
	};
}

/** Starts the workflow with `items` and waits for its end, on whichever worker it runs. */
export async function runWorkflow(
	trigger: ITriggerFunctions,
	items: INodeExecutionData[],
): Promise<Outcome> {
	const done = trigger.helpers.createDeferredPromise<IRun>();
	trigger.emit([items], undefined, done);
	return await done.promise.then(runOutcome, outcomeOfRejection);
}

function logged(delivery: Delivery, stage: string): Record<string, unknown> {
	const { id, correlationId, provider, type, attempts } = delivery;
	return { stage, deliveryId: id, correlationId, provider, type, attempt: attempts };
}
