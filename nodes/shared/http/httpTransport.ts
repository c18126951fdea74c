import { Readable } from 'node:stream';
import type { NodeEgressFilter } from 'n8n-workflow';
import type { HttpRequest, HttpResponse, Transport } from '../../../core/http';
import { isIdempotentMethod } from '../../../core/retry/classify';
import { pooledAgent, type TlsOptions } from './agents';
import { exchange, StaleConnection } from './exchange';
import { proxyFor } from './proxy';
import { ACCEPT_ENCODING } from './inflate';
import { collecting, saving, type SaveBody } from './readBody';
import { redirected } from './redirect';
import { refused } from './wireFailure';

export interface TransportOptions {
	/** Until there is a connection, ms. */
	connectTimeoutMs?: number;
	/** Until the headers are there, and between parts of the body, ms. */
	responseTimeoutMs?: number;
	/** A larger answer is refused, bytes after inflating. */
	maxResponseBytes?: number;
	/** 0 hands a redirect back as an answer. */
	maxRedirects?: number;
	/** Lets a 307 or 308 take a POST's body to another origin. */
	bodyToOtherOrigin?: boolean;
	/** Given by the workflow; `''` goes straight, undefined leaves it to the environment. */
	proxy?: string;
	tls?: TlsOptions;
	/** Takes the bodies of 2xx answers, which are then not held in memory. */
	save?: SaveBody;
}

const DEFAULTS = {
	connectTimeoutMs: 10_000,
	responseTimeoutMs: 300_000,
	maxResponseBytes: 64 * 1024 * 1024,
	/** Where the bytes do not stay in memory. */
	maxSavedBytes: 1024 * 1024 * 1024,
};

/** Where the caller says nothing else. */
const HEADERS = { 'accept-encoding': ACCEPT_ENCODING, 'user-agent': 'n8n-nodes-steadfast' };

/**
 * Puts calls on the wire, with Node's own client: axios makes a third fewer calls in the same time
 * (bench/transport.ts), and it can tell neither a connect timeout from a slow answer nor a kept
 * connection that was closed from a reset. It keeps no state but the process's connections.
 */
export function httpTransport(filter: NodeEgressFilter, options: TransportOptions = {}): Transport {
	const { maxRedirects = 0, bodyToOtherOrigin, proxy, tls } = options;
	const memoryLimit = options.maxResponseBytes ?? DEFAULTS.maxResponseBytes;
	const read = options.save
		? saving(options.maxResponseBytes ?? DEFAULTS.maxSavedBytes, memoryLimit, options.save)
		: collecting(memoryLimit);

	/** By origin: the environment is looked into once for all calls of a run. */
	const agents = new Map<string, ReturnType<typeof pooledAgent>>();

	/** Another origin than the call's own sees no client certificate. */
	function agentFor(url: URL, isOwn: boolean) {
		const place = `${url.origin} ${isOwn}`;
		const known = agents.get(place) ?? findAgent(url, isOwn ? tls : withoutIdentity(tls));
		agents.set(place, known);
		return known;
	}

	async function findAgent(url: URL, shown: TlsOptions | undefined) {
		const through = proxyFor(url, proxy);
		if (through && proxy) {
			const allowed = filter.validateConnectionHost(through.hostname);
			if (!allowed.ok) throw refused(allowed.error.message);
		}
		const protocol = url.protocol === 'https:' ? 'https:' : 'http:';
		return await pooledAgent(filter, protocol, {
			tls: shown,
			proxy: through,
			trustedProxy: !proxy,
		});
	}

	async function sendOnce(request: HttpRequest, { origin, deadline, signal }: Call) {
		const allowed = await filter.validateUrl(request.url);
		if (!allowed.ok) throw refused(allowed.error.message);
		const { method } = request;
		const url = new URL(request.url);
		const agent = await agentFor(url, url.origin === origin);
		const total = Math.max(1, Math.ceil(deadline - performance.now()));
		const { connectTimeoutMs, responseTimeoutMs } = { ...DEFAULTS, ...options };
		const timeouts = { connect: connectTimeoutMs, response: responseTimeoutMs, total };
		const headers = { ...HEADERS, ...request.headers };
		const body = await openBody(request, headers);
		return await exchange({ method, url, headers, body, agent, timeouts, signal, read });
	}

	/** A kept connection may be closed by the server just then; that is nobody's failure. */
	function sendFresh(request: HttpRequest, call: Call): Promise<HttpResponse> {
		return sendOnce(request, call).catch((failure: unknown) => {
			if (!(failure instanceof StaleConnection && isIdempotent(request))) throw failure;
			return sendFresh(request, call);
		});
	}

	return {
		async send(request, signal) {
			const deadline = performance.now() + request.timeoutMs;
			const call: Call = { origin: new URL(request.url).origin, deadline, signal };
			let current = request;
			for (let hops = 0; ; hops++) {
				const response = await sendFresh(current, call);
				const next = maxRedirects > 0 && redirected(current, response, bodyToOtherOrigin);
				if (!next) return response;
				if (hops === maxRedirects) {
					throw refused(`${new URL(request.url).host} redirects more than ${maxRedirects} times`);
				}
				current = next;
			}
		},
	};
}

/** What all hops of a call have in common. */
interface Call {
	/** Where it was to go. */
	origin: string;
	/** By `performance.now()`, ms. */
	deadline: number;
	signal?: AbortSignal;
}

function withoutIdentity(tls: TlsOptions | undefined): TlsOptions | undefined {
	if (!tls?.cert) return tls;
	const { cert: _cert, key: _key, passphrase: _passphrase, ...rest } = tls;
	return rest;
}

/** With a key, the other side sees to it. */
function isIdempotent({ method, headers, idempotent }: HttpRequest): boolean {
	return idempotent ?? (isIdempotentMethod(method) || 'idempotency-key' in headers);
}

async function openBody({ body, content }: HttpRequest, headers: Record<string, string>) {
	if (!content) return body;
	if (content.bytes !== undefined) headers['content-length'] = String(content.bytes);
	return Readable.from(await content.open(), { objectMode: false });
}
