import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { percentile } from '../demo/figures.ts';
import { readLedger } from '../lib/ledger.ts';
import { say } from '../lib/say.ts';
import type { Workflow } from '../lib/template.ts';
import { until } from '../lib/until.ts';
import { withNodes } from './lib/nodes.ts';
import { signedOrder } from './lib/orders.ts';
import type { Proof } from './lib/proof.ts';
import { onStage } from './lib/stage.ts';

const DELIVERIES = 1_000;
const PER_SECOND = 50;
const WARM_UP = 200;
/** How long each run takes, ms, while n8n runs one at a time. */
const RUN_MS = 8_000;
/** Between warm-up and measurement, ms. */
const REST_MS = 1_000;
const PLAIN_PATH = 'plain';
const PLAIN_CALLS = 3;
const FIRST_NUMBER = 1001;
const MOST_MS = 50;

export const ack: Proof = {
	shows: `n8n runs one workflow at a time, ${RUN_MS / 1_000} s each: how soon a delivery is acknowledged at ${PER_SECOND} a second`,
	async run({ count = DELIVERIES, signal }) {
		const options = {
			env: { N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' },
			edit: (workflow: Workflow & { id: string }) => withNodes(workflow, [PLAIN_WEBHOOK]),
			signal,
		};
		return await onStage(options, async ({ n8n, webhookUrl, ledger, sink }) => {
			sink.behave({ answerMs: RUN_MS });
			say(`${PLAIN_CALLS} calls of n8n's own Webhook node`);
			const plain = await Promise.all(
				Array.from({ length: PLAIN_CALLS }, (_, index) =>
					timed(`${n8n.url}/webhook/${PLAIN_PATH}`, signedOrder(index + 1).request),
				),
			);
			await until('its runs are over', () => sink.calls.length >= PLAIN_CALLS, 60_000, signal);
			await sleep(RUN_MS, undefined, { signal });

			const orders = Array.from({ length: WARM_UP + count }, (_, index) =>
				signedOrder(FIRST_NUMBER + index),
			);
			say(`Warming up with ${WARM_UP} deliveries, then ${PER_SECOND} a second`);
			for (const { request } of orders.slice(0, WARM_UP)) await timed(webhookUrl, request);
			// The package that was just installed is on the disk first, or each commit waits for that too.
			await promisify(execFile)('sync');
			await sleep(REST_MS, undefined, { signal });
			const startedAt = performance.now();
			const answers = await Promise.all(
				orders.slice(WARM_UP).map(async ({ request }, index) => {
					const dueAt = startedAt + (index * 1_000) / PER_SECOND;
					await sleep(Math.max(0, dueAt - performance.now()), undefined, { signal });
					return await timed(webhookUrl, request);
				}),
			);

			const times = answers.map(({ ms }) => ms);
			const at = (percent: number) => percentile(times, percent).toFixed(1);
			const taken = answers.filter(({ status }) => status === 200).length;
			const others = [...new Set(answers.map(({ status }) => status))].filter(
				(status) => status !== 200,
			);
			const rows = readLedger(ledger).length;
			const row = {
				deliveries: count,
				'a second': PER_SECOND,
				'answered 200': taken,
				'answered otherwise': others.join(', ') || 'none',
				'rows in the ledger, warm-up included': rows,
				'p50, ms': at(50),
				'p95, ms': at(95),
				'p99, ms': at(99),
				'max, ms': at(100),
				'over 50 ms': times.filter((ms) => ms > MOST_MS).length,
				'n8n Webhook node, s': plain
					.map(({ ms }) => ms / 1_000)
					.sort((one, other) => one - other)
					.map((seconds) => seconds.toFixed(2))
					.join(', '),
			};
			const faults = [
				...(taken === count ? [] : [`${count - taken} deliveries were not answered with 200`]),
				...(rows === orders.length ? [] : [`${rows} rows for ${orders.length} deliveries`]),
				...(percentile(times, 99) <= MOST_MS ? [] : [`p99 is ${at(99)} ms, over ${MOST_MS} ms`]),
			];
			return { rows: [row], faults };
		});
	},
};

async function timed(url: string, request: RequestInit): Promise<{ status: number; ms: number }> {
	const startedAt = performance.now();
	const response = await fetch(url, request);
	await response.arrayBuffer();
	return { status: response.status, ms: performance.now() - startedAt };
}

/** n8n's own Webhook node before the same call, with all its defaults. */
const PLAIN_WEBHOOK = {
	name: 'Plain webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { httpMethod: 'POST', path: PLAIN_PATH, options: {} },
	next: 'Send to warehouse',
};
