import {
	request as httpRequest,
	type Agent,
	type ClientRequest,
	type IncomingMessage,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable, pipeline } from 'node:stream';
import { HttpFailure, type HttpResponse } from '../../../core/http';
import { inflated } from './inflate';
import type { BodyReader } from './readBody';
import { ABANDONED } from './tunnelAgent';
import { cancelled, timedOut, wireFailure, type Phase } from './wireFailure';

/** One request on one connection. */
export interface Exchange {
	method: string;
	url: URL;
	headers: Record<string, string>;
	body?: string | Uint8Array | Readable;
	agent: Agent;
	/** Until there is a connection; until the headers are there, and between the body's parts; ms. */
	timeouts: Record<Phase, number>;
	signal?: AbortSignal;
	/** For the body of this answer. */
	read: BodyReader;
}

/** A kept connection that the server closed as the request went out. */
export class StaleConnection extends HttpFailure {
	constructor({ message }: HttpFailure) {
		super(message, { reason: 'network', retryable: true });
	}
}

/** @throws HttpFailure; the socket is destroyed then. */
export function exchange(call: Exchange): Promise<HttpResponse> {
	const { method, url, headers, body, agent, timeouts, signal, read } = call;
	const { host } = url;
	return new Promise((resolve, reject) => {
		if (signal?.aborted) return reject(cancelled());
		let outgoing: ClientRequest;
		let phase: NodeJS.Timeout | undefined;
		let answered = false;

		const enter = (name: Phase) => {
			clearTimeout(phase);
			phase = setTimeout(() => fail(timedOut(name, host, timeouts[name])), timeouts[name]);
		};
		const total = setTimeout(() => fail(timedOut('total', host, timeouts.total)), timeouts.total);
		const onAbort = () => fail(cancelled());
		const settle = () => {
			clearTimeout(phase);
			clearTimeout(total);
			signal?.removeEventListener('abort', onAbort);
		};
		const fail = (failure: Error) => {
			settle();
			reject(failure);
			outgoing.emit(ABANDONED);
			outgoing.destroy();
		};
		const onWireError = (error: NodeJS.ErrnoException) => {
			const stale = !answered && outgoing.reusedSocket && CLOSED.has(error.code ?? '');
			const failure = wireFailure(error, host);
			fail(stale ? new StaleConnection(failure) : failure);
		};

		try {
			const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
			outgoing = open(url, { method, headers, agent });
		} catch (error) {
			clearTimeout(total);
			return reject(wireFailure(error as NodeJS.ErrnoException, host));
		}
		enter('connect');
		signal?.addEventListener('abort', onAbort);
		outgoing.on('error', onWireError);
		outgoing.on('socket', (socket) => {
			if (!socket.connecting) return enter('response');
			socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => enter('response'));
		});
		outgoing.on('proxyConnect', ({ statusCode }: { statusCode: number }) => {
			if (statusCode !== 200) {
				fail(
					wireFailure({ code: `proxy answered HTTP ${statusCode}` } as NodeJS.ErrnoException, host),
				);
			}
		});
		outgoing.on('response', (incoming) => {
			answered = true;
			const status = incoming.statusCode ?? 0;
			const received = headersOf(incoming);
			incoming.on('data', () => phase?.refresh());
			enter('response');
			read(inflated(incoming, method), { status, headers: received }, host).then(
				(content) => {
					settle();
					resolve({ status, headers: received, ...content });
				},
				(error: Error) => fail(error instanceof HttpFailure ? error : wireFailure(error, host)),
			);
		});
		if (body instanceof Readable) {
			body.on('data', () => phase?.refresh());
			pipeline(body, outgoing, (error) => error && onWireError(error));
		} else {
			outgoing.end(body);
		}
	});
}

const CLOSED = new Set(['ECONNRESET', 'EPIPE']);

function headersOf({ headers }: IncomingMessage): Record<string, string> {
	const flat: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
	}
	return flat;
}
