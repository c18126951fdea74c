import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../store/Store.ts';
import { readLedger } from '../lib/ledger.ts';
import type { Workflow } from '../lib/template.ts';
import { until } from '../lib/until.ts';
import { delivery, drainInto, ENGINES, withStore } from './lib/inProcess.ts';
import type { Engine } from './lib/inProcess.ts';
import { withNodes } from './lib/nodes.ts';
import { signedOrder } from './lib/orders.ts';
import type { Findings, Proof } from './lib/proof.ts';
import { startSink } from './lib/sink.ts';
import type { Sink } from './lib/sink.ts';
import { onStage } from './lib/stage.ts';

const LETTERS = 10_000;
const LETTERS_IN_N8N = 300;
const PER_SECOND = 500;
const PER_SECOND_IN_N8N = 8;
const IN_FLIGHT = 20;
const REPLAY_NODE = 'Replay them all';
const CANCEL_PATH = 'cancel-replay';
/** So that what comes twice is seen. */
const UNKEYED = { idempotency: 'none' };
const ALL_MS = 120_000;
/** After a cancellation nothing may come any more but what was under way. */
const CALM_MS = 2_000;

const CANCEL_BY_WEBHOOK = [
	{
		name: 'Cancel requested',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		parameters: { httpMethod: 'POST', path: CANCEL_PATH, options: {} },
		next: 'Cancel replay',
	},
	{
		name: 'Cancel replay',
		type: 'n8n-nodes-steadfast.deadLetter',
		parameters: {
			resource: 'replay',
			operation: 'cancel',
			replayId: '={{ $json.body.replayId }}',
		},
	},
];

/** What the Dead Letter node puts out, in the data of a run. */
type ReplayRun = { data: { main: Array<Array<{ json: { replayId: string; replayed: number } }>> } };

export const replay: Proof = {
	shows: 'dead letters replayed at a set rate, cancelled in the middle, resumed: each once',
	cases: [...ENGINES, 'n8n'],
	async run({ count, only, signal }) {
		const wanted = (name: string) => only.length === 0 || only.includes(name);
		const found: Findings[] = [];
		for (const engine of ENGINES.filter(wanted)) {
			found.push(
				await withStore(engine, (store) => replayAll(engine, store, count ?? LETTERS, signal)),
			);
		}
		if (wanted('n8n')) found.push(await replayInN8n(count ?? LETTERS_IN_N8N, signal));
		return {
			rows: found.flatMap(({ rows }) => rows),
			faults: found.flatMap(({ faults }) => faults),
		};
	},
};

async function replayAll(
	engine: Engine,
	store: Store,
	count: number,
	signal: AbortSignal,
): Promise<Findings> {
	const { ledger } = store;
	const sink = await startSink();
	const names = Array.from({ length: count }, (_, index) => `letter-${index}`);
	for (const name of names) await ledger.bury(delivery(name), 'The sink was away');
	const drain = await drainInto(store, sink.url, {
		inFlight: IN_FLIGHT,
		retry: { attempts: 3, backoff: [100] },
	});
	try {
		const first = await ledger.replay({ status: 'dead' }, { perSecond: PER_SECOND });
		const arrived = (share: number) => () => sink.calls.length >= share * count;
		await until('two fifths have arrived', arrived(0.4), ALL_MS, signal);
		const cancelled = await ledger.cancelReplay(first.replayId);
		await sleep(CALM_MS);
		const beforeResume = sink.calls.length;

		const second = await ledger.replay({ status: 'dead' }, { perSecond: PER_SECOND });
		await until('all have arrived', arrived(1), ALL_MS, signal);
		await sleep(CALM_MS);
		const done = (await ledger.counts()).done ?? 0;
		const progress = { beforeResume, cancelled, resumed: second.ids.length, done };
		return judge(engine, names, sink.calls, PER_SECOND, progress);
	} finally {
		await drain.stop();
		await sink.close();
	}
}

/** The same by hand of a person: the template's replay, and Dead Letter → Replay → Cancel. */
async function replayInN8n(count: number, signal: AbortSignal): Promise<Findings> {
	const edit = (workflow: Workflow & { id: string }) => {
		const nodes = workflow.nodes.map((node) =>
			node.name === REPLAY_NODE
				? { ...node, parameters: { ...node.parameters, perSecond: PER_SECOND_IN_N8N } }
				: node,
		);
		return withNodes({ ...workflow, nodes }, CANCEL_BY_WEBHOOK);
	};
	return await onStage({ edit, call: UNKEYED, signal }, async (stage) => {
		const { sink, webhookUrl, ledger, rest, workflowId, n8n } = stage;
		const orders = Array.from({ length: count }, (_, index) => signedOrder(1001 + index));
		const letters = (status: string) =>
			readLedger(ledger).filter((row) => row.kind === 'item' && row.status === status).length;
		sink.behave({ refuse: () => 422 });
		for (const { request } of orders) await fetch(webhookUrl, request);
		await until('all are dead letters', () => letters('dead') === count, ALL_MS, signal);
		const refused = sink.calls.length;
		sink.behave({ refuse: () => undefined });

		const replayAgain = async () => {
			const { data } = await rest.runFrom(workflowId, 'Replay dead letters');
			const [run] = data.resultData.runData[REPLAY_NODE] as ReplayRun[];
			const { replayId, replayed } = run!.data.main[0]![0]!.json;
			return { replayId, replayed };
		};
		const first = await replayAgain();
		const arrived = (share: number) => () => sink.calls.length - refused >= share * count;
		await until('two fifths have arrived', arrived(0.4), ALL_MS, signal);
		await fetch(`${n8n.url}/webhook/${CANCEL_PATH}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ replayId: first.replayId }),
		});
		const isCalm = () => letters('queued') + letters('leased') + letters('retrying') === 0;
		await until('what was under way has ended', isCalm, ALL_MS, signal);
		const cancelled = letters('dead');
		await sleep(CALM_MS);
		const beforeResume = sink.calls.length - refused;

		const { replayed } = await replayAgain();
		await until('all have arrived', arrived(1), ALL_MS, signal);
		await until('all are done', () => letters('done') === count, ALL_MS, signal);
		await sleep(CALM_MS);
		const progress = { beforeResume, cancelled, resumed: replayed, done: letters('done') };
		const names = orders.map(({ name }) => name);
		return judge('n8n, SQLite', names, sink.calls.slice(refused), PER_SECOND_IN_N8N, progress);
	});
}

type Progress = { beforeResume: number; cancelled: number; resumed: number; done: number };

function judge(
	ledger: string,
	names: readonly string[],
	calls: Sink['calls'],
	perSecond: number,
	{ beforeResume, cancelled, resumed, done }: Progress,
): Findings {
	const count = names.length;
	const times = new Map<string, number>();
	for (const { order } of calls) times.set(order, (times.get(order) ?? 0) + 1);
	const once = names.filter((name) => times.get(name) === 1).length;
	const row = {
		ledger,
		letters: count,
		'set rate, a second': perSecond,
		'measured rate': rate(calls.slice(0, beforeResume)),
		'arrived before the cancellation': beforeResume,
		cancelled,
		resumed,
		'measured rate, resumed': rate(calls.slice(beforeResume)),
		'arrived once': once,
		'calls at the sink': calls.length,
		'done in the ledger': done,
	};
	const faults = [
		...(once === count ? [] : [`${ledger}: ${once} of ${count} letters arrived once`]),
		...(done === count ? [] : [`${ledger}: ${done} of ${count} are done`]),
		...(beforeResume + cancelled === count
			? []
			: [`${ledger}: ${beforeResume} arrived and ${cancelled} were cancelled of ${count}`]),
	];
	return { rows: [row], faults };
}

/** Calls a second. */
function rate(calls: Sink['calls']): number {
	const [first, last] = [calls[0]?.at ?? NaN, calls.at(-1)?.at ?? NaN];
	return Math.round(((calls.length - 1) * 1_000) / (last - first));
}
