import { setTimeout as sleep } from 'node:timers/promises';
import { readLedger, unfinished } from '../../lib/ledger.ts';
import type { LedgerRow } from '../../lib/ledger.ts';
import type { Execution } from '../../lib/rest.ts';
import { until } from '../../lib/until.ts';
import { post } from '../../shopify/attempt.ts';
import type { WebhookRequest } from '../../shopify/attempt.ts';
import type { Row } from './routes.ts';
import { query } from './services.ts';
import type { ServiceKind, TryService } from './services.ts';
import type { Imported } from './template.ts';
import type { World } from './world.ts';

const TIMEOUT_MS = 20_000;
/** What a step may take: the waits of the trigger's attempts, and of an open circuit breaker. */
const STEP_MS = 90_000;
const REPLAY = 'Replay dead letters';
const FAILURES_SHOWN = 5;
const UNDER_WAY = ['new', 'running', 'waiting'];

export type Stage = ReturnType<typeof createStage>;

/** What the steps of a try do things with, and read their figures from. */
export function createStage(
	{ n8n, folder, rest, ledger, services, signal }: World,
	workflow: Imported,
	beside: readonly Imported[],
) {
	const all = [workflow, ...beside];
	const statuses: number[] = [];
	let failed = 0;

	const rows = (): LedgerRow[] => readLedger(ledger, workflow.id);
	const deadLetters = (): LedgerRow[] => rows().filter(({ status }) => status === 'dead');

	/** The workflow with a node, and that node. */
	function find(name: string) {
		for (const { id, nodes } of all) {
			const node = nodes.find((candidate) => candidate.name === name);
			if (node) return { id, node };
		}
		throw new Error(`No published workflow has a node "${name}"`);
	}

	function service(name: ServiceKind): TryService {
		const found = services[name];
		if (!found) throw new Error(`The try names no service ${name}`);
		return found;
	}

	/** Runs a workflow from one of its triggers, as the editor's button does, to its end. */
	async function run(trigger: string): Promise<Execution> {
		const execution = await rest.runFrom(find(trigger).id, trigger);
		if (execution.status !== 'success') failed += 1;
		return execution;
	}

	async function ended(wanted: string): Promise<number> {
		const executions = await rest.executions(workflow.id);
		return executions.filter(({ status }) => status === wanted).length;
	}

	const waitUntil = (what: string, over: () => boolean | Promise<boolean>): Promise<void> =>
		until(what, over, STEP_MS, signal);

	return {
		run,
		service,
		signal,
		/** of installN8n() */
		n8nFolder: folder,

		/** Sends a delivery to a Verified Trigger, as its provider does. */
		async deliver(trigger: string, request: WebhookRequest): Promise<void> {
			const { node } = find(trigger);
			const provider = node.type.replace(/^.*\.(\w+)VerifiedTrigger$/, '$1');
			const url = `${n8n.url}/webhook/${node.webhookId}/${provider}`;
			const { status, error } = await post(url, request, TIMEOUT_MS, signal);
			if (status === undefined) throw new Error(`"${trigger}" did not answer: ${error}`);
			statuses.push(status);
		},

		/** How the deliveries were answered, such as `200 200 401`. */
		answered: (): string => statuses.join(' '),

		/** Hands all dead letters out again, as the template's button does. */
		async replay(): Promise<void> {
			const { status } = await run(REPLAY);
			if (status !== 'success') throw new Error(`"${REPLAY}" ended as ${status}`);
		},

		deadLetters,

		/** What the ledger has still to do. */
		waiting: (): number => rows().filter(unfinished).length,

		/** Runs by hand that ended with an error. */
		failedRuns: (): number => failed,

		/** Runs of all its triggers that succeeded. */
		succeeded: (): Promise<number> => ended('success'),

		/** Waits for as many more runs of a schedule. */
		async nextRuns(count: number): Promise<void> {
			const before = await ended('success');
			const over = async () => (await ended('success')) >= before + count;
			await waitUntil(`${count} more runs`, over);
		},

		/** Waits for a run that ends with an error. */
		async nextFailure(): Promise<void> {
			const before = await ended('error');
			await waitUntil('a run fails', async () => (await ended('error')) > before);
		},

		/** @throws Error that says what was waited for, after 90 s */
		until: waitUntil,

		/** Waits, in ms. */
		wait: (ms: number): Promise<void> => sleep(ms, undefined, { signal }),

		/** What helps to find out why a try went wrong. */
		async explain(): Promise<string[]> {
			const open = readLedger(ledger).filter(({ status }) => status !== 'done');
			const summaries = (await Promise.all(all.map(({ id }) => rest.executions(id)))).flat();
			const failures = summaries
				.filter(({ status }) => status === 'error')
				.slice(0, FAILURES_SHOWN);
			const errors = failures.map(async ({ id }) => {
				const { data } = await rest.execution(id);
				return `run ${id} failed: ${data.resultData.error?.message}`;
			});
			return [
				...open.map(
					({ kind, id, status, attempts, reason }) =>
						`${kind} ${id} is ${status} after ${attempts} attempts: ${reason}`,
				),
				...(await Promise.all(errors)),
			];
		},

		/** Whether a run is under way. */
		async isBusy(): Promise<boolean> {
			const executions = await Promise.all(all.map(({ id }) => rest.executions(id)));
			return executions.flat().some(({ status }) => UNDER_WAY.includes(status));
		},

		sql: (text: string, values?: readonly unknown[]): Promise<Row[]> =>
			query(service('postgres'), text, values),
	};
}
