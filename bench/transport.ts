/**
 * Engines for HTTPS calls, side by side: 1,000 requests, 10 in flight, against a server on loopback
 * in a process of its own. The contenders take turns. Wants `npm run build`.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { lookup } from 'node:dns';
import { once } from 'node:events';
import { Agent } from 'node:https';
import { buffer } from 'node:stream/consumers';
import axios from 'axios';
import type { NodeEgressFilter } from 'n8n-workflow';
import { Agent as UndiciAgent, fetch, Request, request, Response } from 'undici';
import type * as Transport from '../nodes/shared/http/httpTransport';
import { compared } from './lib/compared.ts';
import { section } from './lib/section.ts';
import type { Row } from './lib/section.ts';

const BUILT = '../dist/nodes/shared/http/httpTransport.js';
const REQUESTS = 1000;
const IN_FLIGHT = 10;
const ROUNDS = 5;
const OWN = 'this transport (node:https)';
const METHOD = `${REQUESTS} requests over https to a server of its own process, ${IN_FLIGHT} in flight; requests a second, median of ${ROUNDS} rounds, and the connections of all rounds.`;

const filter: NodeEgressFilter = {
	validateUrl: async () => ({ ok: true, result: undefined }),
	validateConnectionHost: () => ({ ok: true, result: undefined }),
	createSecureLookup: () => lookup as ReturnType<NodeEgressFilter['createSecureLookup']>,
	validateRedirectSync: () => undefined,
};
type Call = (method: 'GET' | 'POST', data: string | undefined) => Promise<unknown>;

async function main(): Promise<void> {
	const server = fork('bench/lib/httpsServer.ts');
	const [{ port, ca }] = (await once(server, 'message')) as [{ port: number; ca: string }];
	const url = `https://127.0.0.1:${port}/`;

	const { httpTransport } = (await import(BUILT)) as typeof Transport;
	const ours = httpTransport(filter, { tls: { ca }, maxRedirects: 5 });
	const httpsAgent = new Agent({ keepAlive: true, maxSockets: 64, ca });
	const dispatcher = new UndiciAgent({ connect: { ca }, connections: IN_FLIGHT });

	const json = { 'content-type': 'application/json' };
	const plain = { url, responseType: 'arraybuffer', maxRedirects: 0, headers: json } as const;

	const contenders: Readonly<Record<string, Call>> = {
		[OWN]: (method, body) => ours.send({ method, url, headers: json, body, timeoutMs: 30_000 }),
		'axios, http adapter': (method, data) => axios.request({ ...plain, method, data, httpsAgent }),
		'axios, fetch adapter over undici': (method, data) =>
			axios.request({
				...plain,
				method,
				data,
				adapter: 'fetch',
				env: { fetch, Request, Response } as never,
				fetchOptions: { dispatcher } as never,
			}),
		'undici.request (reference)': async (method, body) =>
			buffer((await request(url, { method, headers: json, body, dispatcher })).body),
	};

	const rows: Row[] = [];
	for (const method of ['GET', 'POST'] as const) {
		const body = method === 'POST' ? JSON.stringify({ note: 'x'.repeat(300) }) : undefined;
		const rates = new Map<string, number[]>();
		const connections = new Map<string, number>();
		for (let round = 0; round <= ROUNDS; round++) {
			for (const [name, call] of Object.entries(contenders)) {
				const rate = await measure(() => call(method, body));
				const opened = await connectionsSince(server);
				connections.set(name, (connections.get(name) ?? 0) + opened);
				// The first round is for the compiler.
				if (round > 0) rates.set(name, [...(rates.get(name) ?? []), rate]);
			}
		}
		const ours = median(rates.get(OWN) ?? []);
		for (const [name, all] of rates) {
			if (name === OWN) continue;
			rows.push({
				...compared({ what: method, ours, beside: { name, value: median(all) }, unit: '/s' }),
				connections: `${connections.get(OWN)} and ${connections.get(name)}`,
			});
		}
	}
	section('Transport', METHOD, rows);
	server.kill();
}

async function measure(call: () => Promise<unknown>): Promise<number> {
	let left = REQUESTS;
	const start = performance.now();
	const worker = async () => {
		while (left-- > 0) await call();
	};
	await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
	return (REQUESTS / (performance.now() - start)) * 1000;
}

async function connectionsSince(server: ChildProcess): Promise<number> {
	server.send('connections');
	const [opened] = (await once(server, 'message')) as [number];
	return opened;
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

void main().then(() => process.exit());
