import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readLedger, readPostgresLedger, unfinished } from '../lib/ledger.ts';
import type { LedgerRow } from '../lib/ledger.ts';
import type { N8n } from '../lib/n8n.ts';
import { say } from '../lib/say.ts';
import { until } from '../lib/until.ts';
import { faults, figures } from './lib/agreement.ts';
import type { Findings, Proof, ProofOptions } from './lib/proof.ts';
import { seededRandom } from './lib/random.ts';
import { onStage } from './lib/stage.ts';
import type { Stage } from './lib/stage.ts';

const KILLS = 10;
/** How long a process lives before it is killed again, ms: at least, and at most. */
const LIFE_MS = [8_000, 20_000] as const;
/** The shop's eight attempts over 4 hours become attempts over 400 s, which outlast the kills. */
const TIME_SCALE = 400 / (4 * 3_600);
/** In queue mode a killed worker keeps up to ten of them until n8n notices. */
const IN_FLIGHT = { regular: 20, queue: 50 };
/** The sink answers this late, so that runs are always under way. */
const ANSWER_MS = 100;
const SETTLE_MS = 240_000;

/** Unless told otherwise n8n takes up to two minutes to notice that a worker is gone. */
const QUICK_TO_NOTICE = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

type Setup = { queue: boolean; key: boolean; deliveries: number; perSecond: number };

const proof = (shows: string, setup: Setup): Proof => ({
	shows,
	run: (options) => run({ ...setup, deliveries: options.count ?? setup.deliveries }, options),
});

export const kill = proof('regular mode on SQLite: main killed with SIGKILL ten times', {
	queue: false,
	key: true,
	deliveries: 2_000,
	perSecond: 9,
});

export const killWithoutKey = proof('the same without an idempotency key: at least once', {
	queue: false,
	key: false,
	deliveries: 500,
	perSecond: 2.5,
});

export const killQueue = proof(
	'queue mode on Postgres and Redis: main ten times, workers ten times, the webhook process twice',
	{ queue: true, key: true, deliveries: 2_000, perSecond: 9 },
);

async function run(setup: Setup, { signal }: ProofOptions): Promise<Findings> {
	const random = seededRandom(Date.now());
	const queue = { workers: 2, store: 'postgres', redis: true } as const;
	return await onStage(
		{
			call: setup.key ? {} : { idempotency: 'none' },
			trigger: { inFlight: IN_FLIGHT[setup.queue ? 'queue' : 'regular'], attempts: 30 },
			gate: true,
			timeScale: TIME_SCALE,
			signal,
			...(setup.queue && { queue, env: QUICK_TO_NOTICE }),
		},
		async (stage) => {
			const startedAt = Date.now();
			stage.sink.behave({ answerMs: ANSWER_MS });
			const kills = killAll(stage, random, signal);
			const sending = sendAll(stage, setup, signal);
			await Promise.all([kills, sending]);
			await stage.shop.settled();
			say('All are killed and all is sent; waiting for the last runs');
			const rows = await settledRows(stage, setup.deliveries, signal);
			const sides = { ...stage, deliveries: stage.shop.deliveries(), rows, key: setup.key };
			const row = {
				mode: setup.queue ? 'queue, Postgres and Redis' : 'regular, SQLite',
				'idempotency key': setup.key ? 'yes' : 'no',
				...(await kills),
				...figures(sides),
				seconds: Math.round((Date.now() - startedAt) / 1_000),
			};
			return { rows: [row], faults: faults(sides) };
		},
	);
}

async function sendAll({ shop }: Stage, { deliveries, perSecond }: Setup, signal: AbortSignal) {
	for (let sent = 0; sent < deliveries; sent += 1) {
		shop.placeOrder();
		await sleep(1_000 / perSecond, undefined, { signal });
	}
}

/** Main and the others die independently of each other. */
async function killAll(
	{ n8n, queue, sink, userFolder }: Stage,
	random: () => number,
	signal: AbortSignal,
): Promise<Record<string, number>> {
	const killAgain = async (victims: ReadonlyArray<[N8n, string]>, times: number) => {
		for (let count = 0; count < times; count += 1) {
			const [victim, folder] = victims[Math.floor(random() * victims.length)]!;
			await sleep(LIFE_MS[0] + random() * (LIFE_MS[1] - LIFE_MS[0]), undefined, { signal });
			await victim.kill();
			say(`SIGKILL: ${basename(folder)}, ${sink.calls.length} calls at the sink so far`);
			// With it n8n would wait ten seconds before it starts.
			await rm(join(folder, '.n8n', 'crash.journal'), { force: true });
			await victim.start(signal);
		}
	};
	if (!queue) {
		await killAgain([[n8n, userFolder]], KILLS);
		return { 'main killed': KILLS };
	}
	const workers = queue.workers.map((worker, index): [N8n, string] => [
		worker,
		join(userFolder, `worker-${index + 1}`),
	]);
	await Promise.all([
		killAgain([[n8n, userFolder]], KILLS),
		killAgain(workers, KILLS),
		killAgain([[queue.webhook, join(userFolder, 'webhook')]], 2),
	]);
	return { 'main killed': KILLS, 'workers killed': KILLS, 'webhook process killed': 2 };
}

async function settledRows(
	{ queue, ledger }: Stage,
	count: number,
	signal: AbortSignal,
): Promise<LedgerRow[]> {
	let rows: LedgerRow[] = [];
	const read = async () => {
		rows = queue ? await readPostgresLedger(queue.postgres.url) : readLedger(ledger);
		return rows.length >= count && !rows.some(unfinished);
	};
	// What is open after this is found by the faults.
	await until('nothing is open', read, SETTLE_MS, signal).catch(() => undefined);
	return rows;
}
