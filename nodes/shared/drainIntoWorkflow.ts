import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';
import { startDrain, type DrainPolicy } from '../../core/delivery/drain';
import type { Delivery, LeasedDelivery, Outcome, Settlement } from '../../core/delivery/types';
import { withinTime } from '../../core/delivery/withinTime';
import { logRecord } from '../../core/observe/logRecord';
import type { Store } from '../../store/Store';
import { keepHouse } from './housekeeping';
import { sayListening } from './listening';
import { deliveryDuration } from './metrics';
import { outcomeOfRejection, runOutcome } from './runOutcome';
import { backgroundSleep, clock, random } from './systemTime';
import { watchPause } from './watchPause';

/** A holder that says nothing for this long is taken for dead; it says so three times as often. */
const LEASE_MS = 15_000;
/** Rows of other processes, and retries, are found within this time. */
const POLL_MS = 1000;

export interface DrainIntoWorkflowOptions
	extends Pick<DrainPolicy, 'retry' | 'inFlight' | 'perSecond'> {
	/** See runWorkflow. */
	longestRunMs?: number;
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
	{ scope, store, toItems, longestRunMs, ...policy }: DrainIntoWorkflowOptions,
): () => Promise<void> {
	async function attempt(delivery: LeasedDelivery): Promise<Outcome> {
		trigger.logger.info('Delivery is processed', logRecord('processing', delivery));
		return await runWorkflow(trigger, toItems(delivery), longestRunMs);
	}

	function onSettled(delivery: LeasedDelivery, settlement: Settlement): void {
		const now = clock();
		if (settlement.status === 'done') {
			deliveryDuration.observe((now - delivery.receivedAt) / 1000, delivery.provider);
			trigger.logger.info('Delivery is done', logRecord('processed', delivery, { now }));
			return;
		}
		const dead = settlement.status === 'dead';
		const { reason } = settlement;
		trigger.logger.warn(
			`Delivery failed and ${dead ? 'is dead' : 'is tried again later'}`,
			logRecord(dead ? 'dead' : 'failed', delivery, { now, reason }),
		);
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

/** n8n never says how a run ended that queue mode has lost. No healthy run should take as long. */
export const LONGEST_RUN_MS = 24 * 3_600_000;

/**
 * Starts the workflow with `items` and waits for its end, on whichever worker it runs. It has failed
 * when that is not known within `longestRunMs`.
 */
export async function runWorkflow(
	trigger: ITriggerFunctions,
	items: INodeExecutionData[],
	longestRunMs = LONGEST_RUN_MS,
): Promise<Outcome> {
	const done = trigger.helpers.createDeferredPromise<IRun>();
	trigger.emit([items], undefined, done);
	const outcome = done.promise.then(runOutcome, outcomeOfRejection);
	return await withinTime(outcome, longestRunMs, backgroundSleep);
}
