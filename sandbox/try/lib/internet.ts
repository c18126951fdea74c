import { createServer } from 'node:http';
import { connect } from 'node:net';
import { writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { selfSigned } from '../../hostile/certificate.ts';
import { HttpError, serve } from '../../lib/http.ts';
import type { Api } from './api.ts';

export type Internet = {
	/** what makes an n8n take it for the internet */
	readonly env: Record<string, string>;
	close(): Promise<void>;
};

/**
 * All that n8n can reach by https: these hosts, by their real names, so that a template calls its
 * APIs as it does at its user's. A proxy hands every connection to one server, whose certificate
 * n8n is told to trust; a host that is not simulated is refused, and nothing leaves the machine.
 *
 * @param folder for the certificate
 * @param names of all hosts
 * @param apisOf a host, at the time of a call
 */
export async function startInternet(
	folder: string,
	names: readonly string[],
	apisOf: (host: string) => readonly Api[],
): Promise<Internet> {
	const certificate = selfSigned(Date.now(), names);
	const file = join(folder, 'internet.pem');
	await writeFile(file, certificate.cert);

	const server = await serve(
		0,
		(request) => {
			const apis = apisOf(request.headers.host ?? '');
			const api = apis.find(({ serves }) => serves(request)) ?? apis[0];
			if (!api) throw new HttpError(421, `Nobody plays ${request.headers.host}`);
			return api.handle(request);
		},
		certificate,
	);
	const { port } = new URL(server.url);

	const sockets = new Set<Socket>();
	const proxy = createServer((_, response) => void response.writeHead(501).end());
	proxy.on('connect', ({ url = '' }, client: Socket, head: Buffer) => {
		if (!names.includes(url.replace(/:443$/, ''))) {
			client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
			return;
		}
		const inward = connect(Number(port), '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection established\r\n\r\n');
			inward.write(head);
			inward.pipe(client).pipe(inward);
		});
		for (const [one, other] of [
			[client, inward],
			[inward, client],
		] as const) {
			sockets.add(one);
			one.on('error', () => other.destroy());
			one.once('close', () => (sockets.delete(one), other.destroy()));
		}
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	const address = proxy.address() as { port: number };

	return {
		env: {
			HTTPS_PROXY: `http://127.0.0.1:${address.port}`,
			NO_PROXY: '127.0.0.1,localhost',
			NODE_EXTRA_CA_CERTS: file,
		},
		async close() {
			for (const socket of sockets) socket.destroy();
			await Promise.all([server.close(), new Promise((resolve) => proxy.close(resolve))]);
		},
	};
}
