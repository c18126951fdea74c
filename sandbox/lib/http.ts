import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type {
	IncomingHttpHeaders,
	IncomingMessage,
	OutgoingHttpHeaders,
	ServerResponse,
} from 'node:http';
import { text } from 'node:stream/consumers';

export type Request = {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: IncomingHttpHeaders;
	/** the parsed body, JSON or a form; undefined when there is none */
	readonly body: unknown;
	/** the same as it came */
	readonly text: string;
};
/** A body goes out as JSON, bytes as they are; `'hang up'` destroys the connection instead. */
export type Reply = { status: number; body: unknown; headers?: OutgoingHttpHeaders } | 'hang up';
export type Handler = (request: Request) => Reply | Promise<Reply>;
export type Served = { readonly url: string; close(): Promise<void> };

const FORM = 'application/x-www-form-urlencoded';

/** Thrown by a handler to answer with this status and `{ error }`. */
export class HttpError extends Error {
	readonly status: number;
	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

function parse(body: string, type = ''): unknown {
	if (body === '') return undefined;
	if (type.startsWith(FORM)) return Object.fromEntries(new URLSearchParams(body));
	try {
		return JSON.parse(body);
	} catch {
		throw new HttpError(400, 'The body is not JSON');
	}
}

async function answer(request: IncomingMessage, handle: Handler): Promise<Reply> {
	try {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
		const body = await text(request);
		return await handle({
			method: request.method ?? 'GET',
			path: pathname,
			query: searchParams,
			headers: request.headers,
			body: parse(body, request.headers['content-type']),
			text: body,
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
 * @param tls PEM texts, for https
 */
export async function serve(
	port: number,
	handle: Handler,
	tls?: { key: string; cert: string },
): Promise<Served> {
	const listener = async (request: IncomingMessage, response: ServerResponse) => {
		const reply = await answer(request, handle);
		if (reply === 'hang up') {
			request.socket.destroy();
			return;
		}
		response.writeHead(reply.status, { 'Content-Type': 'application/json', ...reply.headers });
		response.end(reply.body instanceof Buffer ? reply.body : JSON.stringify(reply.body));
	};
	const server = tls ? createTlsServer(tls, listener) : createServer(listener);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return {
		url: `${tls ? 'https' : 'http'}://127.0.0.1:${address.port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
