import { lookup } from 'node:dns';
import type { RequestListener } from 'node:http';
import type { NodeEgressFilter } from 'n8n-workflow';
import { HttpFailure, type HttpRequest } from '../../../core/http';
import { axiosTransport } from '../../../nodes/shared/http/axiosTransport';
import { startServer, type TestServer } from '../../support/server';

function egressFilter(refusal?: string): NodeEgressFilter {
	return {
		validateUrl: async () =>
			refusal === undefined
				? { ok: true, result: undefined }
				: { ok: false, error: new Error(refusal) },
		validateConnectionHost: () => ({ ok: true, result: undefined }),
		createSecureLookup: () => lookup as ReturnType<NodeEgressFilter['createSecureLookup']>,
		validateRedirectSync: () => undefined,
	};
}

let server: TestServer | undefined;
afterEach(() => server?.close());

async function serve(listener: RequestListener) {
	server = await startServer(listener);
	const transport = axiosTransport(egressFilter());
	const { url } = server;
	return (changes: Partial<HttpRequest> = {}, signal?: AbortSignal) =>
		transport.send({ method: 'GET', url, headers: {}, timeoutMs: 5000, ...changes }, signal);
}

async function failureOf(call: Promise<unknown>): Promise<HttpFailure> {
	const failure: unknown = await call.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (failure instanceof HttpFailure) return failure;
	throw new Error(`Expected an HttpFailure, got ${String(failure)}`);
}

describe('axiosTransport', () => {
	it('sends method, headers and body as they are, and hands back the bytes', async () => {
		const send = await serve((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const { method, headers } = request;
				response.setHeader('X-Method', method ?? '');
				response.setHeader('X-Key', headers['x-key'] ?? '');
				response.statusCode = 201;
				response.end(Buffer.concat([...chunks, Buffer.from([0xff])]));
			});
		});
		const body = '{"price": 1.10, "note": "Señor"}';
		const answer = await send({
			method: 'POST',
			body,
			headers: { 'x-key': 'k', 'content-type': 'application/json' },
		});
		expect(answer).toMatchObject({ status: 201, headers: { 'x-method': 'POST', 'x-key': 'k' } });
		expect(answer.body).toEqual(Buffer.concat([Buffer.from(body), Buffer.from([0xff])]));
	});

	it('uses one connection for calls that follow each other', async () => {
		const send = await serve((_, response) => response.end('ok'));
		for (let i = 0; i < 10; i++) await send();
		expect(server?.connections).toBe(1);
	});

	it.each([301, 302, 307, 404, 429, 500])('hands back HTTP %d as an answer', async (status) => {
		const send = await serve((_, response) => {
			response.writeHead(status, { location: 'http://127.0.0.1:1/', 'retry-after': '3' }).end();
		});
		expect(await send()).toMatchObject({ status, headers: { 'retry-after': '3' } });
	});

	it('says that the connection was reset, as a failure that may pass', async () => {
		const send = await serve((request) => request.socket.destroy());
		expect(await failureOf(send())).toMatchObject({
			reason: 'network',
			retryable: true,
			message: expect.stringContaining('ECONNRESET'),
		});
	});

	it('says that nobody listens', async () => {
		const send = await serve((_, response) => response.end());
		await server?.close();
		expect(await failureOf(send())).toMatchObject({ reason: 'network', retryable: true });
	});

	it('gives up on a server that does not answer', async () => {
		const send = await serve(() => undefined);
		expect(await failureOf(send({ timeoutMs: 20 }))).toMatchObject({
			reason: 'timeout',
			retryable: true,
		});
	});

	it('gives up on a server that stops in the middle of its answer', async () => {
		const send = await serve((_, response) => {
			response.writeHead(200, { 'content-length': '100' });
			response.write('some');
		});
		expect(await failureOf(send({ timeoutMs: 50 }))).toMatchObject({ reason: 'timeout' });
	});

	it('stops when it is cancelled', async () => {
		const cancel = new AbortController();
		const send = await serve(() => cancel.abort());
		expect(await failureOf(send({}, cancel.signal))).toMatchObject({ reason: 'aborted' });
	});

	it('connects nowhere that the egress filter forbids', async () => {
		const send = await serve((_, response) => response.end());
		await send();
		const filtered = axiosTransport(egressFilter('This address is not allowed'));
		const call = filtered.send({
			method: 'GET',
			url: server!.url,
			headers: {},
			timeoutMs: 1000,
		});
		expect(await failureOf(call)).toMatchObject({
			reason: 'refused',
			retryable: false,
			message: 'This address is not allowed',
		});
		expect(server?.connections).toBe(1);
	});
});
