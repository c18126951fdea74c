import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { N8n } from '../lib/n8n.ts';
import { run } from '../lib/run.ts';
import { say } from '../lib/say.ts';
import { call, withCalls } from './lib/calls.ts';
import type { Proof } from './lib/proof.ts';
import { onStage } from './lib/stage.ts';

const CALLS = 1_000;
const RUNS = 3;
const IN_FLIGHT = 10;
/** Longer than the pack keeps a connection that nobody uses, and than n8n's own timers last. */
const IDLE_MS = 35_000;
/** Timers of n8n come and go. */
const TIMERS_MORE = 5;
/** Beyond the time that it takes n8n to stop when it has made no call. */
const STOP_MORE_MS = 2_000;
const PRELOAD = pathToFileURL(resolve('sandbox', 'proof', 'leak', 'resources.mjs')).href;

export const leak: Proof = {
	shows: 'after some thousand calls: connections, timers, and how soon n8n stops',
	async run({ count = CALLS, signal }) {
		const folder = await mkdtemp(join(tmpdir(), 'steadfast-leak-'));
		const file = join(folder, 'resources.json');
		const server = await startPatientServer();
		const parameters = { method: 'GET', url: server.url, options: { inFlight: IN_FLIGHT } };
		const env = { NODE_OPTIONS: `--import=${PRELOAD}`, RESOURCES_FILE: file };
		try {
			const options = { edit: withCalls({ calls: parameters }), env, signal };
			return await onStage(options, async (stage) => {
				const items = Array.from({ length: count }, (_, id) => ({ id }));
				const look = async (when: string) => {
					const { Timeout: timers = 0 } = JSON.parse(await readFile(file, 'utf8')) as {
						Timeout?: number;
					};
					return {
						when,
						requests: server.requests(),
						'connections taken': server.connections(),
						'connections open': await established(server.port),
						timers,
					};
				};
				await call(stage, 'calls', items.slice(0, 1), signal);
				await sleep(IDLE_MS, undefined, { signal });
				const rows = [await look('after one call, idle')];
				for (let runs = 1; runs <= RUNS; runs += 1) {
					const status = await call(stage, 'calls', items, signal);
					if (status !== 200) throw new Error(`Run ${runs} ended with ${status}`);
					rows.push(await look(`after ${runs * count} calls`));
				}
				say(`${RUNS * count} calls are made; ${IDLE_MS / 1_000} s without any`);
				await sleep(IDLE_MS, undefined, { signal });
				const [before, after] = [rows[0]!, await look('idle again')];
				rows.push(after);

				await call(stage, 'calls', items, signal);
				const stopMs = await timeToStop(stage.n8n);
				const left = await established(server.port);
				await stage.n8n.start(signal);
				const plainStopMs = await timeToStop(stage.n8n);
				const stopped = (when: string, ms: number) => ({
					...{ when, requests: server.requests() },
					...{ 'connections taken': server.connections(), 'connections open': left },
					...{ timers: '', 'stopped in, s': (ms / 1_000).toFixed(1) },
				});
				const most = Math.max(...rows.map((row) => row['connections open']));
				return {
					rows: [
						...rows,
						stopped('stopped after calls', stopMs),
						stopped('stopped without any', plainStopMs),
					],
					faults: [
						...(most > IN_FLIGHT ? [`${most} connections for ${IN_FLIGHT} calls at a time`] : []),
						...(after['connections open'] > 0 ? ['Connections stay open'] : []),
						...(left > 0 ? ['Connections are open though n8n has ended'] : []),
						...(after.timers > before.timers + TIMERS_MORE ? ['Timers are left'] : []),
						...(stopMs > plainStopMs + STOP_MORE_MS ? ['n8n stops late'] : []),
					],
				};
			});
		} finally {
			await server.close();
			await rm(folder, { recursive: true });
		}
	},
};

/** Never closes a connection, and does not say how long it keeps one. */
async function startPatientServer() {
	let [connections, requests] = [0, 0];
	const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
		requests += 1;
		request.resume();
		response.setHeader('content-type', 'application/json').end('{"ok":true}');
	});
	server.on('connection', () => (connections += 1));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		port,
		url: `http://127.0.0.1:${port}/`,
		connections: () => connections,
		requests: () => requests,
		async close() {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}

/** Connections to a port of this machine, from the caller's side. */
async function established(port: number): Promise<number> {
	const listed = await run('ss', ['-Htn', 'state', 'established', `dport = :${port}`]);
	return listed.split('\n').filter((line) => line.trim() !== '').length;
}

async function timeToStop(n8n: N8n): Promise<number> {
	const startedAt = performance.now();
	await n8n.stop();
	return performance.now() - startedAt;
}
