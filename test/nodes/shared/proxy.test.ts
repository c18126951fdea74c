import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { HttpFailure } from '../../../core/http';
import { httpTransport } from '../../../nodes/shared/http/httpTransport';
import { proxyFor } from '../../../nodes/shared/http/proxy';
import { startHostile, type Hostile } from '../../../sandbox/hostile/server.ts';
import { egressFilter } from '../../support/egress';

describe('proxyFor', () => {
	const environment = {
		HTTP_PROXY: 'http://plain:3128',
		https_proxy: 'secure:3129',
		NO_PROXY: 'localhost, .internal.example,10.1.2.3:8443 *.dev',
	};
	it.each([
		['http://api.example.com/', 'plain:3128'],
		['https://api.example.com/', 'secure:3129'],
		['https://localhost/', undefined],
		['https://api.internal.example/', undefined],
		['https://internal.example/', undefined],
		['https://notinternal.example/', 'secure:3129'],
		['https://10.1.2.3:8443/', undefined],
		['https://10.1.2.3/', 'secure:3129'],
		['https://a.dev/', undefined],
	])('%s goes through %s', (url, proxy) => {
		expect(proxyFor(new URL(url), undefined, environment)?.host).toBe(proxy);
	});

	it('a proxy that is given goes before the environment, and so does none', () => {
		const url = new URL('https://localhost/');
		expect(proxyFor(url, 'http://mine:1', environment)?.host).toBe('mine:1');
		expect(proxyFor(new URL('https://a.example'), '', environment)).toBeUndefined();
		expect(proxyFor(url, undefined, { ALL_PROXY: 'http://all:1' })?.host).toBe('all:1');
		expect(proxyFor(url, undefined, { ...environment, NO_PROXY: '*' })).toBeUndefined();
	});

	it('does not repeat what is no proxy: a password could be in it', () => {
		expect(() => proxyFor(new URL('https://a.example'), 'socks5://me:pa55@b:1')).toThrow(
			/^(?!.*pa55)/,
		);
	});
});

describe('through a proxy', () => {
	const PASSWORD = 'pr0xy-pa55word';
	let target: Hostile;
	let asked: string[];
	const proxy = createServer();
	const filter = egressFilter();
	const sockets = new Set<Socket>();
	let address = '';

	const isAllowed = ({ headers }: IncomingMessage) =>
		headers['proxy-authorization'] === `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}`;

	beforeAll(async () => {
		target = await startHostile();
		proxy.on('connection', (socket) => void sockets.add(socket));
		proxy.on('request', (request, response) => {
			asked.push(`${request.method} ${request.url}`);
			response.writeHead(isAllowed(request) ? 200 : 407).end('by proxy');
		});
		proxy.on('connect', (request: IncomingMessage, client: Socket) => {
			asked.push(`CONNECT ${request.url}`);
			if (request.url?.startsWith('silent'))
				return void client.on('end', () => client.end()).resume();
			if (!isAllowed(request)) return void client.end('HTTP/1.1 407 No\r\n\r\n');
			const [host, port] = request.url!.split(':');
			const upstream = connect(Number(port), host, () => {
				client.write('HTTP/1.1 200 OK\r\n\r\n');
				upstream.pipe(client).pipe(upstream);
			});
			upstream.on('error', () => client.destroy());
			client.on('error', () => upstream.destroy());
		});
		await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
		address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
	});
	beforeEach(() => (asked = []));
	afterAll(async () => {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => proxy.close(resolve));
		await target.close();
	});

	function send(url: string, password = PASSWORD, connectTimeoutMs = 5000) {
		const transport = httpTransport(filter, {
			proxy: `http://me:${password}@${address}`,
			tls: { ca: target.ca },
			connectTimeoutMs,
		});
		return transport.send({ method: 'POST', url, headers: {}, body: '{}', timeoutMs: 5000 });
	}
	const failureOf = async (call: Promise<unknown>) =>
		(await call.catch((error: unknown) => error)) as HttpFailure;

	it('https goes through a tunnel, kept for the next call', async () => {
		expect((await send(`${target.https}/echo`)).status).toBe(200);
		expect((await send(`${target.https}/echo`)).status).toBe(200);
		expect(asked).toEqual([`CONNECT ${new URL(target.https).host}`]);
	});

	it('http is asked of the proxy', async () => {
		expect((await send('http://api.example.test/x')).body.toString()).toBe('by proxy');
		expect(asked).toEqual(['POST http://api.example.test/x']);
	});

	it('a proxy that refuses is a failure, without its password', async () => {
		const failure = await failureOf(send(`${target.https}/echo`, 'wr0ng-pa55word'));
		expect(failure).toBeInstanceOf(HttpFailure);
		expect(failure.message).toContain('proxy answered HTTP 407');
		expect(JSON.stringify([failure, failure.message])).not.toContain('pa55word');
	});

	it('a proxy that does not answer is given up, and its connection with it', async () => {
		const failure = await failureOf(send('https://silent.example.test/', PASSWORD, 50));
		expect(failure).toMatchObject({ reason: 'timeout' });
		const opened = [...sockets].at(-1)!;
		if (!opened.destroyed) await new Promise((resolve) => opened.once('close', resolve));
		expect(asked).toEqual(['CONNECT silent.example.test:443']);
	});

	it('the egress filter is asked about target and proxy', async () => {
		expect(await failureOf(send('https://10.0.0.1/'))).toMatchObject({ reason: 'refused' });
		const transport = httpTransport(egressFilter(), { proxy: 'http://10.0.0.1:3128' });
		const request = { method: 'GET', url: 'https://a.example/', headers: {}, timeoutMs: 1000 };
		expect(await failureOf(transport.send(request))).toMatchObject({ reason: 'refused' });
		expect(asked).toEqual([]);
	});
});
