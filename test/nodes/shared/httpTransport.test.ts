import { lookup } from 'node:dns';
import type { RequestListener } from 'node:http';
import type { NodeEgressFilter } from 'n8n-workflow';
import { HttpFailure, type HttpRequest } from '../../../core/http';
import { httpTransport, type TransportOptions } from '../../../nodes/shared/http/httpTransport';
import { multipartBody, textSource } from '../../../nodes/shared/http/body';
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

async function serve(listener: RequestListener, options?: TransportOptions) {
	server = await startServer(listener);
	const transport = httpTransport(egressFilter(), options);
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

describe('httpTransport', () => {
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
		const filtered = httpTransport(egressFilter('This address is not allowed'));
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

	it('opens no more connections than calls are under way', async () => {
		const send = await serve((_, response) => response.end('ok'));
		for (let round = 0; round < 5; round++) {
			await Promise.all(Array.from({ length: 10 }, () => send()));
		}
		expect(server?.connections).toBe(10);
	});

	it('drops the connection when it is cancelled', async () => {
		const cancel = new AbortController();
		const closed = new Promise((resolve) => {
			void serve((request) => {
				request.socket.once('close', resolve);
				cancel.abort();
			}).then((send) => send({}, cancel.signal).catch(() => undefined));
		});
		await closed;
	});

	it('sends nothing when it is cancelled beforehand', async () => {
		const send = await serve((_, response) => response.end());
		expect(await failureOf(send({}, AbortSignal.abort()))).toMatchObject({ reason: 'aborted' });
		expect(server?.connections).toBe(0);
	});

	it.each([
		['x-note', 'a\r\nx-admin: 1'],
		['x-a: 1\r\nx-b', '2'],
	])('sends no header %j that would be two', async (name, value) => {
		const send = await serve((_, response) => response.end());
		const failure = await failureOf(send({ headers: { [name]: value } }));
		expect(failure).toMatchObject({ reason: 'refused', retryable: false });
		expect(server?.connections).toBe(0);
	});

	it('sends fields and files as they are read, each attempt anew', async () => {
		const seen: Array<{ length?: string; body: string }> = [];
		const send = await serve((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const body = Buffer.concat(chunks).toString();
				seen.push({ length: request.headers['content-length'], body });
				response.end();
			});
		});
		const file = {
			name: 'file',
			fileName: 'a"b.csv',
			contentType: 'text/csv',
			content: textSource('id\n1\n'),
		};
		const { content, contentType } = multipartBody([{ name: 'note', value: 'Señor' }, file]);
		const call = { method: 'POST', content, headers: { 'content-type': contentType } };
		await send(call);
		await send(call);
		const boundary = contentType.split('boundary=')[1];
		const body = [
			`--${boundary}`,
			'Content-Disposition: form-data; name="note"',
			'',
			'Señor',
			`--${boundary}`,
			'Content-Disposition: form-data; name="file"; filename="a%22b.csv"',
			'Content-Type: text/csv',
			'',
			'id\n1\n',
			`--${boundary}--`,
			'',
		].join('\r\n');
		const length = String(Buffer.byteLength(body));
		expect(seen).toEqual([
			{ length, body },
			{ length, body },
		]);
	});

	it('hands a large answer on as it comes, and keeps the text of an error', async () => {
		const sizes: number[] = [];
		const save: TransportOptions['save'] = async (body, { headers }) => {
			let size = 0;
			for await (const part of body) {
				sizes.push((part as Buffer).length);
				size += (part as Buffer).length;
			}
			return { size, type: headers['content-type'] };
		};
		let status = 200;
		const send = await serve(
			(_, response) => {
				response.writeHead(status, { 'content-type': 'application/zip' });
				response.end(Buffer.alloc(status === 200 ? 3_000_000 : 5, 'x'));
			},
			{ save },
		);
		expect(await send()).toMatchObject({
			saved: { size: 3_000_000, type: 'application/zip' },
			body: Buffer.alloc(0),
		});
		expect(Math.max(...sizes)).toBeLessThan(1_000_000);
		status = 500;
		expect((await send()).body.toString()).toBe('xxxxx');
	});

	it('stops a stream to binary data at the limit', async () => {
		const save: TransportOptions['save'] = async (body) => {
			for await (const _ of body);
		};
		const send = await serve((_, response) => response.end(Buffer.alloc(3_000_000)), {
			save,
			maxResponseBytes: 1_000_000,
		});
		expect(await failureOf(send())).toMatchObject({
			reason: 'refused',
			message: expect.stringContaining('1000000 bytes'),
		});
	});
});
