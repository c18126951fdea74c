import type { Queue } from '../lib/queue.ts';
import { say } from '../lib/say.ts';
import { call, withCalls } from './lib/calls.ts';
import type { Findings, Proof, ProofOptions } from './lib/proof.ts';
import { onStage } from './lib/stage.ts';
import { startStrictServer } from './lib/strictServer.ts';
import type { Says, StrictServer } from './lib/strictServer.ts';

const ALLOWED = 50;
const PER_MS = 1_000;
const ITEMS = 1_000;
/** What must hold where no limit is configured. */
const MOST_REFUSED = 0.02;
const LEAST_RATE = 0.9;
const SAYS: readonly Says[] = ['nothing', 'Retry-After', 'X-RateLimit-*'];

/** Each in n8n: how many executions share the items, each on a worker of its own. */
const CASES: Record<string, { title: string; executions: number }> = {
	regular: { title: 'regular, SQLite', executions: 1 },
	queue: { title: 'queue, one Redis', executions: 2 },
};

type Case = { name: string; says: Says; configured: boolean; server: StrictServer };

export const rateLimit: Proof = {
	shows: `a server that takes ${ALLOWED} calls in any second: how many it refuses, and how fast it is used`,
	cases: Object.keys(CASES),
	async run({ only, ...options }) {
		const findings: Findings[] = [];
		for (const name of Object.keys(CASES)) {
			if (only.length === 0 || only.includes(name)) findings.push(await tryOut(name, options));
		}
		return {
			rows: findings.flatMap(({ rows }) => rows),
			faults: findings.flatMap(({ faults }) => faults),
		};
	},
};

async function tryOut(
	topology: string,
	{ count = ITEMS, signal }: Omit<ProofOptions, 'only'>,
): Promise<Findings> {
	const { title, executions } = CASES[topology]!;
	const cases: Case[] = [];
	for (const configured of [true, false]) {
		for (const says of SAYS) {
			const server = await startStrictServer(says, ALLOWED, PER_MS);
			cases.push({ name: `case-${cases.length}`, says, configured, server });
		}
	}
	const calls = cases.map(({ name, configured, server: { url } }) => [
		name,
		{
			...{ method: 'POST', url, body: 'item' },
			rateLimit: configured ? { requests: ALLOWED, perSeconds: PER_MS / 1_000 } : {},
		},
	]);
	const options = {
		edit: withCalls(Object.fromEntries(calls)),
		signal,
		// One run at a time: each takes a worker of its own.
		...(executions > 1 && {
			queue: { workers: executions, redis: true },
			env: { N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' },
		}),
	};
	try {
		return await onStage(options, async (stage) => {
			const rows: Array<Findings['rows'][number]> = [];
			const faults: string[] = [];
			for (const { name, says, configured, server } of cases) {
				const limit = configured ? `${ALLOWED}/s` : 'not set';
				say(`${title}, limit ${limit}, the server says ${says}`);
				const items = Array.from({ length: count }, (_, id) => ({ id }));
				const share = Math.ceil(count / executions);
				const before = workersUsed(stage.queue);
				await Promise.all(
					Array.from({ length: executions }, (_, index) =>
						call(stage, name, items.slice(index * share, (index + 1) * share), signal),
					),
				);
				const used = workersUsed(stage.queue).filter((runs, index) => runs > before[index]!);
				const figures = figuresOf(server);
				const { refusedShare, rateShare } = figures;
				rows.push({
					n8n: title,
					limit,
					'the server says': says,
					executions,
					...(executions > 1 && { 'on workers': used.length }),
					items: count,
					delivered: figures.delivered,
					requests: server.requests.length,
					'refused (429)': figures.refused,
					'refused, %': (refusedShare * 100).toFixed(2),
					seconds: (figures.tookMs / 1_000).toFixed(1),
					'of the allowed rate, %': (rateShare * 100).toFixed(1),
				});
				const at = `${title}, limit ${limit}, the server says ${says}`;
				if (figures.delivered < count) faults.push(`${at}: ${figures.delivered} delivered`);
				if (figures.twice > 0) faults.push(`${at}: ${figures.twice} delivered twice`);
				if (executions > 1 && used.length < executions) faults.push(`${at}: on one worker`);
				if (configured && figures.refused > 0) faults.push(`${at}: ${figures.refused} refused`);
				if (!configured && refusedShare >= MOST_REFUSED) faults.push(`${at}: too many refused`);
				if (!configured && rateShare < LEAST_RATE) faults.push(`${at}: too slow`);
			}
			return { rows, faults };
		});
	} finally {
		for (const { server } of cases) await server.close();
	}
}

/** How many runs each worker says it has begun. */
const workersUsed = (queue: Queue | undefined): number[] =>
	(queue?.workers ?? []).map((worker) => worker.log().match(/started execution/gi)?.length ?? 0);

function figuresOf({ requests }: StrictServer) {
	const accepted = requests.filter((request) => request.accepted);
	const refused = requests.length - accepted.length;
	const delivered = new Set(accepted.map(({ id }) => id)).size;
	const tookMs = (requests.at(-1)?.at ?? 0) - (requests[0]?.at ?? 0);
	return {
		delivered,
		twice: accepted.length - delivered,
		refused,
		refusedShare: refused / Math.max(1, requests.length),
		tookMs,
		rateShare: accepted.length / ((tookMs / PER_MS) * ALLOWED),
	};
}
