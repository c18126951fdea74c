/** A server of its own process for bench/transport.ts: tells its port, and connections on request. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../../sandbox/hostile/certificate.ts';

const { key, cert } = selfSigned(Date.now());
let connections = 0;

const server = createServer({ key, cert, keepAliveTimeout: 60_000 }, (request, response) => {
	request.resume().on('end', () => {
		response.setHeader('content-type', 'application/json').end('{"ok":true,"id":12345}');
	});
});
server.on('connection', () => (connections += 1));
server.listen(0, '127.0.0.1', () => {
	process.send?.({ port: (server.address() as AddressInfo).port, ca: cert });
});
process.on('message', () => {
	process.send?.(connections);
	connections = 0;
});
