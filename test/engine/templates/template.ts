import { readFileSync } from 'node:fs';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IRun,
	IWorkflowBase,
} from 'n8n-workflow';
import { settlement } from '../../../core/delivery/settle';
import type { Delivery, NewDelivery } from '../../../core/delivery/types';
import { toItem as toReplayedItem } from '../../../nodes/DeadLetterTrigger/replayItems';
import { itemScope } from '../../../nodes/shared/deadLetters';
import { instanceStore } from '../../../nodes/shared/instanceStore';
import { runOutcome } from '../../../nodes/shared/runOutcome';
import { toItem, type ItemOptions } from '../../../nodes/triggers/shared/toItem';
import { aDelivery } from '../../support/deliveries';
import { runWorkflow } from '../harness';

process.env.STEADFAST_STORE = 'memory';

/** As a Verified Trigger tries, without the waits. */
const RETRY = { attempts: 10, backoff: [0] };
const LEASE_MS = 60_000;
const OFTEN = { requests: 10_000, perSeconds: 1 };
const UNLIMITED = { ...OFTEN, endpoints: { endpoint: [{ path: '/**', ...OFTEN }] } };

type Credentials = Record<string, ICredentialDataDecryptedObject>;

/** A template as a user has it, on n8n's engine and with a ledger in memory. */
export function openTemplate(name: string, credentials: () => Credentials) {
	const workflow = {
		id: name,
		...JSON.parse(readFileSync(`workflows/${name}.json`, 'utf8')),
	} as IWorkflowBase;
	for (const { type, parameters } of workflow.nodes) {
		if (!type.endsWith('.resilientHttpRequest')) continue;
		// The tests do not wait out real time, and do not trip the breaker of each other.
		parameters.retry = { attempts: 2, baseMs: 1, jitterMs: 0 };
		parameters.rateLimit = UNLIMITED;
		parameters.breaker = { enabled: false };
	}
	let executions = 0;
	let cleared = 0;

	const start = (node: string, json: IDataObject[]) =>
		runWorkflow(workflow, {
			start: node,
			items: json.map((one) => ({ json: one })),
			credentials: credentials(),
			executionId: `${name}-${(executions += 1)}`,
		});

	/** Runs what is due until nothing is, each by the node that gets it, and settles it by its end. */
	async function drain(scope: string, run: (delivery: Delivery) => Promise<IRun>): Promise<IRun[]> {
		const { ledger } = await instanceStore();
		const runs: IRun[] = [];
		for (;;) {
			const [lease] = await ledger.claim(scope, 1, LEASE_MS);
			if (!lease) return runs;
			const ended = await run(lease);
			runs.push(ended);
			await ledger.settle(
				lease,
				settlement(lease.attempts, runOutcome(ended), RETRY, () => 0),
			);
		}
	}

	const scopeOf = (trigger: string) => `${name}/${trigger}`;
	function drainEvents(trigger: string): Promise<IRun[]> {
		const node = workflow.nodes.find(({ name: one }) => one === trigger);
		const settings = node?.parameters.settings as ItemOptions | undefined;
		return drain(scopeOf(trigger), (event) =>
			start(trigger, [toItem(event, event.attempts, settings).json]),
		);
	}

	async function letters(): Promise<Delivery[]> {
		const { ledger } = await instanceStore();
		return await ledger.find({ status: 'dead', workflowId: name, limit: 100 });
	}

	return {
		workflow,
		start,
		letters,
		/** Records an event as the trigger's webhook does, and runs the workflow until it is settled. */
		async deliver(
			trigger: string,
			key: string,
			event: IDataObject,
			given: Partial<NewDelivery> = {},
		) {
			const { ledger } = await instanceStore();
			const delivery = aDelivery({
				scope: scopeOf(trigger),
				key,
				correlationId: key,
				body: Buffer.from(JSON.stringify(event)),
				origin: { workflowId: name, workflowName: workflow.name, nodeName: trigger },
				...given,
			});
			await ledger.record(delivery);
			return await drainEvents(trigger);
		},
		/** Replays all dead letters: events through their trigger, items through the replay's. */
		async replay(trigger?: string, replayTrigger = 'Replayed record') {
			const { ledger } = await instanceStore();
			await ledger.replay({ workflowId: name });
			const events = trigger === undefined ? [] : await drainEvents(trigger);
			const items = await drain(itemScope(name), (letter) =>
				start(replayTrigger, [toReplayedItem(letter).json]),
			);
			return [...events, ...items];
		},
		/** Nothing of an earlier test is known. */
		async clear() {
			const { ledger } = await instanceStore();
			await ledger.remove({ workflowId: name });
			cleared += 1;
			for (const { type, parameters } of workflow.nodes) {
				if (type.endsWith('.syncCheckpoint')) parameters.sync = `${name}-${cleared}`;
			}
		},
	};
}
