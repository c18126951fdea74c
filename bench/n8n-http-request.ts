/**
 * 1,000 calls over https to a server on loopback, through n8n's HTTP Request and through the
 * Resilient HTTP Request with its defaults, 10 in flight, one after the other in each run of a real
 * n8n that has run both before.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilInterrupted } from '../sandbox/lib/interrupt.ts';
import { N8n } from '../sandbox/lib/n8n.ts';
import { freePorts } from '../sandbox/lib/ports.ts';
import { prepare } from '../sandbox/lib/prepare.ts';
import { createRest } from '../sandbox/lib/rest.ts';
import type { Rest } from '../sandbox/lib/rest.ts';
import { OWNER } from '../sandbox/lib/scenario.ts';
import { compared } from './lib/compared.ts';
import { section } from './lib/section.ts';
import type { Row } from './lib/section.ts';
import type { NodeRun } from './n8n/execute.ts';
import { HTTP_REQUEST, httpWorkflow, idOf, RESILIENT, START } from './n8n/httpWorkflow.ts';

const METHODS = ['GET', 'POST'] as const;
const ITEMS = 1000;
const IN_FLIGHT = 10;
/** How many times the requests per second it has to make. */
const TARGET = 5;
/** Runs that are not counted: n8n is a server, and seldom cold. */
const WARM_UP = 2;
const ROUNDS = 5;
const METHOD = `${ITEMS} calls over https to a server on loopback, ${IN_FLIGHT} in flight, with each node's defaults; requests a second by executionTime in a real n8n; after ${WARM_UP} runs, the middle one of ${ROUNDS} by ratio.`;

type Found = { ours: number; theirs: number; opened: number };

const middle = (found: readonly Found[]): Found =>
	found.toSorted((a, b) => a.ours / a.theirs - b.ours / b.theirs)[ROUNDS >> 1]!;

/** Connections that the server took since it was asked last. */
async function connections(server: ChildProcess): Promise<number> {
	server.send('connections');
	return ((await once(server, 'message')) as [number])[0];
}

async function measure(rest: Rest, server: ChildProcess, workflowId: string): Promise<Found> {
	await connections(server);
	const { runData } = (await rest.runFrom(workflowId, START)).data.resultData;
	const opened = (await connections(server)) - ITEMS;
	const rateOf = (name: string) => {
		const [run] = (runData[name] ?? []) as NodeRun[];
		if (run?.data.main[0].length !== ITEMS) throw new Error(`${name}: not every call succeeded`);
		return Math.round((ITEMS / run.executionTime) * 1000);
	};
	if (opened > IN_FLIGHT) throw new Error(`${RESILIENT} opened ${opened} connections`);
	return { ours: rateOf(RESILIENT), theirs: rateOf(HTTP_REQUEST), opened };
}

async function bench(signal: AbortSignal): Promise<void> {
	const userFolder = await mkdtemp(join(tmpdir(), 'steadfast-bench-'));
	const server = fork('bench/lib/httpsServer.ts');
	let stop = async () => {};
	try {
		const [{ port, ca }] = (await once(server, 'message')) as [{ port: number; ca: string }];
		const url = `https://127.0.0.1:${port}/orders`;
		const folder = await prepare(userFolder, signal);
		const [n8nPort = 0, brokerPort = 0] = await freePorts(0, 0);
		const n8n = new N8n({ folder, userFolder, port: n8nPort, brokerPort });
		const file = join(userFolder, 'workflows.json');
		const bench = { url, ca, items: ITEMS, inFlight: IN_FLIGHT };
		await writeFile(
			file,
			JSON.stringify(METHODS.map((method) => httpWorkflow({ ...bench, method }))),
		);
		await n8n.command(['import:workflow', `--input=${file}`], signal);
		await n8n.start(signal);
		stop = () => n8n.stop();
		const rest = createRest(n8n.url, folder);
		await rest.signIn(OWNER);

		const rows: Row[] = [];
		for (const method of METHODS) {
			const found: Found[] = [];
			for (let round = 0; round < WARM_UP + ROUNDS; round++) {
				found.push(await measure(rest, server, idOf(method)));
			}
			found.splice(0, WARM_UP);
			const { ours, theirs, opened } = middle(found);
			rows.push({
				...compared({
					what: method,
					ours,
					beside: { name: HTTP_REQUEST, value: theirs },
					unit: '/s',
					target: { atLeast: TARGET },
				}),
				connections: `${opened} and ${ITEMS}`,
			});
		}
		section('Resilient HTTP Request in n8n', METHOD, rows);
	} finally {
		await stop();
		server.kill();
		await rm(userFolder, { recursive: true, force: true });
	}
}

void untilInterrupted(bench);
