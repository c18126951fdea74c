/**
 * 1,000 calls over https to a server on loopback, through n8n's HTTP Request and through the
 * Resilient HTTP Request with its defaults, 10 in flight, in one run of a real n8n.
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
import { compared } from './lib/compared.ts';
import { section } from './lib/section.ts';
import type { Row } from './lib/section.ts';
import { execute } from './n8n/execute.ts';
import { HTTP_REQUEST, httpWorkflow, RESILIENT } from './n8n/httpWorkflow.ts';

const ITEMS = 1000;
const IN_FLIGHT = 10;
/** How many times the requests per second it has to make. */
const TARGET = 5;
const ROUNDS = 3;
const METHOD = `${ITEMS} calls over https to a server on loopback, ${IN_FLIGHT} in flight, with each node's defaults; requests a second by executionTime in a real n8n, the middle one of ${ROUNDS} runs by ratio.`;

type Found = { ours: number; theirs: number; opened: number };

const middle = (found: readonly Found[]): Found =>
	found.toSorted((a, b) => a.ours / a.theirs - b.ours / b.theirs)[ROUNDS >> 1]!;

/** Connections that the server took since it was asked last. */
async function connections(server: ChildProcess): Promise<number> {
	server.send('connections');
	return ((await once(server, 'message')) as [number])[0];
}

async function bench(signal: AbortSignal): Promise<void> {
	const userFolder = await mkdtemp(join(tmpdir(), 'steadfast-bench-'));
	const server = fork('bench/lib/httpsServer.ts');
	try {
		const [{ port, ca }] = (await once(server, 'message')) as [{ port: number; ca: string }];
		const url = `https://127.0.0.1:${port}/orders`;
		const folder = await prepare(userFolder, signal);
		const [n8nPort = 0, brokerPort = 0] = await freePorts(0, 0);
		const options = { folder, userFolder, port: n8nPort, brokerPort };
		const rows: Row[] = [];
		for (const method of ['GET', 'POST'] as const) {
			const id = `steadfastHttp${method}`;
			const workflow = { id, url, ca, method, items: ITEMS, inFlight: IN_FLIGHT };
			const file = join(userFolder, `${id}.json`);
			await writeFile(file, JSON.stringify(httpWorkflow(workflow)));
			await new N8n(options).command(['import:workflow', `--input=${file}`], signal);
			const found: Found[] = [];
			for (let round = 1; round <= ROUNDS; round++) {
				await connections(server);
				const ran = await execute(options, id, signal);
				const opened = (await connections(server)) - ITEMS;
				const [theirs, ours] = [HTTP_REQUEST, RESILIENT].map((name) => {
					const { executionTime, data } = ran(name);
					if (data.main[0].length !== ITEMS) throw new Error(`${name}: not every call succeeded`);
					return Math.round((ITEMS / executionTime) * 1000);
				}) as [number, number];
				if (opened > IN_FLIGHT) throw new Error(`${RESILIENT} opened ${opened} connections`);
				found.push({ ours, theirs, opened });
			}
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
		server.kill();
		await rm(userFolder, { recursive: true, force: true });
	}
}

void untilInterrupted(bench);
