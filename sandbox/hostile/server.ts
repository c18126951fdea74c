import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Origins } from './behaviour.ts';
import { behaviours } from './behaviours/index.ts';
import { selfSigned } from './certificate.ts';
import { onRequests } from './requests.ts';
import type { HostileRequest } from './requests.ts';

/** What a server saw of a call. */
export type Received = HostileRequest & { origin: keyof Origins };

export type Hostile = Origins & {
	/** Takes connections, and never says a word: not even a TLS greeting. */
	silent: string;
	/** The certificate of `https`, which nobody trusts yet. PEM. */
	ca: string;
	received: readonly Received[];
	/** Connections that are open now. */
	open(): number;
	close(): Promise<void>;
};

const byPath = new Map(
	Object.values(behaviours)
		.flat()
		.map((behaviour) => [behaviour.path, behaviour]),
);

/**
 * A server for each way in which servers fail, on the loopback address. Each path is one behaviour;
 * `other` is the same server at another origin.
 */
export async function startHostile(): Promise<Hostile> {
	const received: Received[] = [];
	const counts = new Map<string, number>();
	const sockets = new Set<Socket>();
	const servers: Server[] = [];
	const origins: Origins = { http: '', https: '', other: '' };

	const serve = (origin: keyof Origins) => (socket: Socket) => {
		let onConnection = 0;
		socket.on('error', () => undefined);
		onRequests(socket, (request) => {
			received.push({ ...request, origin });
			onConnection += 1;
			const [path = ''] = request.url.split('?');
			const count = (counts.get(path) ?? 0) + 1;
			counts.set(path, count);
			const behaviour = byPath.get(path);
			if (behaviour) behaviour.respond({ request, socket, count, onConnection, origins });
			else socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
		});
	};

	async function listen(server: Server): Promise<string> {
		servers.push(server);
		server.on('connection', (socket: Socket) => {
			sockets.add(socket);
			socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return `127.0.0.1:${(server.address() as AddressInfo).port}`;
	}

	const { key, cert } = selfSigned(Date.now());
	const tls = createTlsServer({ key, cert }, serve('https')).on('tlsClientError', () => undefined);
	origins.http = `http://${await listen(createTcpServer(serve('http')))}`;
	origins.other = `http://${await listen(createTcpServer(serve('other')))}`;
	origins.https = `https://${await listen(tls)}`;
	const silent = `https://${await listen(createTcpServer())}`;

	return {
		...origins,
		silent,
		ca: cert,
		received,
		open: () => sockets.size,
		async close() {
			for (const socket of sockets) socket.destroy();
			await Promise.all(
				servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
			);
		},
	};
}
