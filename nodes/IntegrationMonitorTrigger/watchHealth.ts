import type { IRun, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { told, watch, type HealthChange, type WatchState } from '../../core/observe/healthWatch';
import { storeFor } from '../shared/storeFor';
import { backgroundSleep, clock } from '../shared/systemTime';
import { describeChange, eventOf } from './changeItem';
import { takeSnapshot, type Snapshot } from './figures/snapshot';
import { MONITOR_PATH, rulesOf, settingsOf } from './settings';

/** The trigger method: starts the workflow once for each change of health that lasts. */
export async function watchHealth(trigger: ITriggerFunctions): Promise<ITriggerResponse> {
	// A test run gets its sample from the webhook.
	if (trigger.getMode() === 'manual') return {};
	const events = trigger.getNodeParameter('events', []) as string[];
	const rules = rulesOf(trigger);
	const { checkSeconds = 30, holdMinutes = 2 } = settingsOf(trigger);
	const store = await storeFor(trigger);
	const { id, webhookId = id } = trigger.getNode();
	const link = new URL(`webhook/${webhookId}/${MONITOR_PATH}`, trigger.getInstanceBaseUrl()).href;
	const node = `${trigger.getWorkflow().id}/${id}`;
	const key = `monitor:watch:${node}`;
	const stopping = new AbortController();

	async function check(): Promise<void> {
		const snapshot = await takeSnapshot(store, rules, clock());
		const changes = await store.state.update(key, (state: WatchState | undefined, now) =>
			watch(state, snapshot.integrations, holdMinutes * 60_000, now),
		);
		for (const change of changes) {
			const success = !events.includes(eventOf(change)) || (await tell(change, snapshot));
			await store.state.update(key, (state: WatchState | undefined) =>
				told(state, change.key, success),
			);
		}
	}

	/** n8n starts one execution for a deduplication key: a crash before `told` tells nobody twice. */
	async function tell(change: HealthChange, { integrations }: Snapshot): Promise<boolean> {
		const one = integrations.find(({ id }) => id === change.id);
		const done = trigger.helpers.createDeferredPromise<IRun | undefined>();
		const once = `${node}:${change.key}:${change.failures}`;
		const item = { json: describeChange(change, one, link) };
		trigger.emit([[item]], undefined, done as Parameters<typeof trigger.emit>[2], once);
		const run = await done.promise;
		return run === undefined || run.status === 'success' || run.status === 'waiting';
	}

	async function run(): Promise<void> {
		while (!stopping.signal.aborted) {
			await check().catch((error: unknown) =>
				trigger.logger.error(`The health could not be checked: ${String(error)}`),
			);
			await backgroundSleep(checkSeconds * 1000, stopping.signal).catch(() => undefined);
		}
	}

	void run();
	return { closeFunction: async () => stopping.abort() };
}
