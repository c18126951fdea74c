import { readLedger } from '../lib/ledger.ts';
import { SIGNING_SECRET } from '../lib/scenario.ts';
import type { Workflow } from '../lib/template.ts';
import { until } from '../lib/until.ts';
import { sign } from '../shopify/sign.ts';
import { withNodes } from './lib/nodes.ts';
import { signedOrder } from './lib/orders.ts';
import type { SignedOrder } from './lib/orders.ts';
import type { Proof } from './lib/proof.ts';
import { onStage } from './lib/stage.ts';
import type { Stage } from './lib/stage.ts';

const LETTERS = 20;
const SETTLE_MS = 60_000;
const OPERATIONS = ['replay', 'resolve', 'discard', 'purge'] as const;

const startOf = (operation: string): string => `Start ${operation}`;

type Tried = { input: string; 'what came of it': string; lost: number };

/** Corrupt and newer ledgers are cases of `faults`: they come and go under a running n8n. */
export const badInput: Proof = {
	shows: 'no JSON, forgeries, and filters that match everything: a clear error, and nothing lost',
	async run({ count = LETTERS, signal }) {
		const options = {
			edit: (workflow: Workflow & { id: string }) => withNodes(workflow, UNMEANT),
			signal,
		};
		return await onStage(options, async (stage) => {
			const { sink, webhookUrl, ledger } = stage;
			const rows: Tried[] = [];
			for (const [input, request] of Object.entries(badRequests())) {
				rows.push(await tryRequest(stage, input, request));
			}

			sink.behave({ refuse: () => 422 });
			for (let index = 0; index < count; index += 1) {
				await fetch(webhookUrl, signedOrder(2001 + index).request);
			}
			const dead = () => readLedger(ledger).filter(({ status }) => status === 'dead').length;
			await until('all are dead letters', () => dead() === count, SETTLE_MS, signal);
			sink.behave({ refuse: () => undefined });
			for (const operation of OPERATIONS) {
				rows.push(await tryOperation(stage, operation, dead, count));
			}
			const lost = rows.filter((row) => row.lost > 0);
			const silent = rows.filter((row) => row['what came of it'] === '');
			return {
				rows,
				faults: [
					...lost.map(({ input }) => `${input}: something is lost`),
					...silent.map(({ input }) => `${input}: no error says so`),
				],
			};
		});
	},
};

function badRequests(): Record<string, SignedOrder['request']> {
	const { request } = signedOrder(1001);
	const signed = (body: string, changes: Record<string, string> = {}) => ({
		...request,
		body,
		headers: {
			...request.headers,
			'X-Shopify-Hmac-Sha256': sign(body, SIGNING_SECRET),
			...changes,
		},
	});
	return {
		'payload cut off: no JSON': signed(request.body.slice(0, 100)),
		'payload of plain text': signed('an order', { 'Content-Type': 'text/plain' }),
		'empty payload': signed(''),
		'payload changed after it was signed': { ...request, body: request.body.replace('USD', 'EUR') },
	};
}

/** Refused, not recorded; and the genuine one after it is taken. */
async function tryRequest(
	{ webhookUrl, ledger }: Stage,
	input: string,
	request: SignedOrder['request'],
): Promise<Tried> {
	const before = readLedger(ledger).length;
	const response = await fetch(webhookUrl, request);
	const answer = `${response.status} ${await response.text()}`;
	const recorded = readLedger(ledger).length - before;
	const genuine = await fetch(webhookUrl, signedOrder(1100 + before).request);
	return {
		input,
		'what came of it': response.ok || recorded > 0 ? '' : answer,
		lost: genuine.status === 200 && readLedger(ledger).length === before + 1 ? 0 : 1,
	};
}

/** A run by hand of an operation on everything, which nobody has confirmed. */
async function tryOperation(
	{ rest, workflowId }: Stage,
	operation: string,
	dead: () => number,
	before: number,
): Promise<Tried> {
	const { data } = await rest.runFrom(workflowId, startOf(operation));
	return {
		input: `Dead Letter, ${operation} all of all workflows, not confirmed`,
		'what came of it': data.resultData.error?.message ?? '',
		lost: before - dead(),
	};
}

/** Each operation behind a manual trigger: all workflows, no filter, nothing confirmed. */
const UNMEANT = OPERATIONS.flatMap((operation) => [
	{ name: startOf(operation), type: 'n8n-nodes-base.manualTrigger', next: operation },
	{
		name: operation,
		type: 'n8n-nodes-steadfast.deadLetter',
		parameters: {
			operation,
			workflows: 'all',
			which: 'all',
			returnAll: true,
			dryRun: false,
			olderThanDays: 0,
			purgeStatuses: ['dead'],
		},
	},
]);
