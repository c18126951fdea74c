import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

export type Request = {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: IncomingHttpHeaders;
	/** the parsed JSON body; undefined when there is none */
	readonly body: unknown;
};
/** `'hang up'` destroys the connection instead of answering. */
export type Reply = { status: number; body: unknown; headers?: OutgoingHttpHeaders } | 'hang up';
export type Handler = (request: Request) => Reply | Promise<Reply>;
export type Served = { readonly url: string; close(): Promise<void> };

/** Thrown by a handler to answer with this status and `{ error }`. */
export class HttpError extends Error {
	readonly status: number;
	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

function parse(body: string): unknown {
	try {
		return body === '' ? undefined : JSON.parse(body);
	} catch {
		throw new HttpError(400, 'The body is not JSON');
	}
}

async function answer(request: IncomingMessage, handle: Handler): Promise<Reply> {
	try {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
		return await handle({
			method: request.method ?? 'GET',
			path: pathname,
			query: searchParams,
			headers: request.headers,
			body: parse(await text(request)),
		});
	} catch (error) {
		return {
			status: error instanceof HttpError ? error.status : 500,
			body: { error: error instanceof Error ? error.message : String(error) },
		};
	}
}

/**
 * A JSON server on the loopback address.
 *
 * @param port 0 for any free one
 */
export async function serve(port: number, handle: Handler): Promise<Served> {
	const server = createServer(async (request, response) => {
		const reply = await answer(request, handle);
		if (reply === 'hang up') {
			request.socket.destroy();
			return;
		}
		response.writeHead(reply.status, { 'Content-Type': 'application/json', ...reply.headers });
		response.end(JSON.stringify(reply.body));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return {
		url: `http://127.0.0.1:${address.port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
