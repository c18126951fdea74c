import { createServer, request as call } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setInterval } from 'node:timers/promises';
import type { Served } from '../../lib/http.ts';

const CHECK_MS = 100;

/**
 * A reverse proxy with a health check, as it belongs in front of n8n: while n8n starts, it answers
 * every request with 200 for a moment before it knows its webhooks. What comes while n8n is not ready
 * is answered with 503 here.
 */
export async function startGate(target: string): Promise<Served> {
	const stop = new AbortController();
	let ready = false;

	async function check(): Promise<void> {
		const probe = await fetch(`${target}/healthz/readiness`).catch(() => undefined);
		await probe?.arrayBuffer();
		ready = probe?.ok ?? false;
	}

	async function watch(): Promise<void> {
		for await (const _ of setInterval(CHECK_MS, undefined, { signal: stop.signal })) await check();
	}

	const server = createServer((incoming, outgoing) => {
		const refuse = () => {
			ready = false;
			if (!outgoing.headersSent) outgoing.writeHead(503).end();
			else outgoing.destroy();
		};
		if (!ready) return refuse();
		const { method = 'GET', url = '/', headers } = incoming;
		const onward = call(target + url, { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.on('error', refuse).pipe(outgoing);
		});
		onward.on('error', refuse);
		incoming.pipe(onward);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	await check();
	const watching = watch().catch(() => undefined);
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async close() {
			stop.abort();
			await watching;
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
