import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface TestServer {
	url: string;
	/** Connections opened to it so far. */
	connections: number;
	close(): Promise<void>;
}

/** A server on loopback that answers with `listener`. */
export async function startServer(listener: RequestListener): Promise<TestServer> {
	const server: Server = createServer(listener);
	const sockets = new Set<Socket>();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const started: TestServer = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		connections: 0,
		close: () =>
			new Promise((resolve) => {
				for (const socket of sockets) socket.destroy();
				server.close(() => resolve());
			}),
	};
	server.on('connection', (socket) => {
		started.connections += 1;
		sockets.add(socket);
	});
	return started;
}
