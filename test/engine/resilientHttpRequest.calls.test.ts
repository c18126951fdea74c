import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { httpNode, item, jsons } from './httpNode';

process.env.STEADFAST_STORE = 'memory';

interface Call {
	method: string;
	url: URL;
	headers: IncomingMessage['headers'];
	body: string;
	bytes: Buffer;
}

let calls: Call[] = [];
let answer: (call: Call, response: ServerResponse) => void;
const reply = (response: ServerResponse, json: unknown, status = 200, headers = {}) =>
	response
		.writeHead(status, { 'content-type': 'application/json', ...headers })
		.end(JSON.stringify(json));

const server = createServer((request, response) => {
	const parts: Buffer[] = [];
	request.on('data', (part: Buffer) => parts.push(part));
	request.on('end', () => {
		const { method = '', headers } = request;
		const url = new URL(request.url ?? '', 'http://x');
		const bytes = Buffer.concat(parts);
		const call = { method, url, headers, body: bytes.toString(), bytes };
		calls.push(call);
		answer(call, response);
	});
});
let base = '';
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => (server.closeAllConnections(), server.close()));
/** A limit, breaker and cache of its own for each test, though all call one host. */
let serial = 0;
const own = () => ({ options: { sharedKey: `test-${(serial += 1)}` } });
beforeEach(() => {
	calls = [];
	answer = (_, response) => reply(response, { ok: true });
});

describe('bodies', () => {
	it('sends a form', async () => {
		const rows = { parameter: [{ name: 'a', value: '1 & 2' }] };
		await httpNode({ method: 'POST', url: base, body: 'form', formFields: rows, ...own() })([
			item(),
		]);
		expect(calls[0]).toMatchObject({
			body: 'a=1+%26+2',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
	});

	const file = {
		data: Buffer.from('hello').toString('base64'),
		mimeType: 'text/plain',
		fileName: 'a.txt',
	};

	it('sends a file as it is, and again when the first attempt failed', async () => {
		answer = (_, response) => reply(response, {}, calls.length === 1 ? 503 : 200);
		const run = httpNode({ method: 'PUT', url: base, body: 'binary', ...own() });
		const { success } = await run([{ json: {}, binary: { data: file } }]);
		expect(success).toHaveLength(1);
		expect(calls.map(({ body }) => body)).toEqual(['hello', 'hello']);
		expect(calls[0]?.headers).toMatchObject({
			'content-type': 'text/plain',
			'content-length': '5',
		});
	});

	it('sends fields and files together', async () => {
		const run = httpNode({
			method: 'POST',
			url: base,
			body: 'multipart',
			formFields: { parameter: [{ name: 'kind', value: 'note' }] },
			formFiles: { file: [{ name: 'upload', binaryField: 'data' }] },
			...own(),
		});
		await run([{ json: {}, binary: { data: file } }]);
		expect(calls[0]?.body).toMatch(
			/name="kind"\r\n\r\nnote[^]*name="upload"; filename="a.txt"[^]*hello/,
		);
	});

	it('makes a failure of GraphQL errors in a 200, and of user errors', async () => {
		const graphql = (query: string) => ({
			method: 'POST',
			url: base,
			body: 'graphql',
			graphqlQuery: query,
			graphqlVariables: '{"id":1}',
			graphql: { userErrorsPaths: 'data.make.userErrors' },
			...own(),
		});
		answer = (_, response) => reply(response, { errors: [{ message: 'no such field' }] });
		const first = await httpNode(graphql('{ a }'))([item()]);
		expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ query: '{ a }', variables: { id: 1 } });
		expect(jsons(first.failed)).toMatchObject([
			{ failure: { code: 'api_error', reason: 'GraphQL: no such field', retryable: false } },
		]);
		answer = (_, response) =>
			reply(response, { data: { make: { userErrors: [{ message: 'Title is taken' }] } } });
		const second = await httpNode(graphql('{ b }'))([item()]);
		expect(jsons(second.failed)).toMatchObject([
			{ failure: { reason: expect.stringContaining('Title is taken') } },
		]);
	});
});

describe('answers', () => {
	it('puts the answer into a field of the item', async () => {
		const run = httpNode({ method: 'GET', url: base, response: { field: 'answer' }, ...own() });
		expect(jsons((await run([item({ id: 1 })])).success)).toEqual([
			{ id: 1, answer: { ok: true } },
		]);
	});

	it('fails for text where JSON was asked for', async () => {
		answer = (_, response) => response.end('hello');
		const run = httpNode({ method: 'GET', url: base, response: { format: 'json' }, ...own() });
		const { failed } = await run([item()]);
		expect(jsons(failed)).toMatchObject([
			{ failure: { reason: expect.stringContaining('not JSON'), attempts: 1 } },
		]);
	});

	it('compresses a long text where it is asked to, once for all attempts', async () => {
		answer = (_, response) => reply(response, {}, calls.length === 1 ? 503 : 200);
		const { options } = own();
		const run = httpNode({ method: 'POST', url: base, options: { ...options, compress: true } });
		const text = 'ab'.repeat(1000);
		expect((await run([item({ text })])).success).toHaveLength(1);
		expect(calls).toHaveLength(2);
		for (const { headers, bytes } of calls) {
			expect(headers).toMatchObject({
				'content-encoding': 'gzip',
				'content-length': String(bytes.length),
				'content-type': 'application/json',
			});
			expect(JSON.parse(gunzipSync(bytes).toString())).toEqual({ text });
		}
	});

	it('gives the text of JSON where text was asked for', async () => {
		const run = httpNode({ method: 'GET', url: base, response: { format: 'text' }, ...own() });
		expect(jsons((await run([item()])).success)).toEqual([{ data: '{"ok":true}' }]);
	});

	it('streams a file into binary data', async () => {
		answer = (_, response) =>
			response
				.writeHead(200, {
					'content-type': 'text/csv',
					'content-disposition': 'attachment; filename="orders.csv"',
				})
				.end('a,b\n1,2\n');
		const run = httpNode({ method: 'GET', url: base, response: { format: 'file' }, ...own() });
		const { success } = await run([item({ id: 1 })]);
		expect(success).toMatchObject([
			{ json: { id: 1 }, binary: { data: { fileName: 'orders.csv', mimeType: 'text/csv' } } },
		]);
		const { data = '' } = success[0]?.binary?.data ?? {};
		expect(Buffer.from(data, 'base64').toString()).toBe('a,b\n1,2\n');
	});
});

describe('lists', () => {
	const page = { in: 'query', name: 'page', itemsPath: 'items' };
	const pages = (more: object = {}) => ({
		method: 'GET',
		url: `${base}/list`,
		pagination: 'page',
		pages: { ...page, ...more },
		...own(),
	});
	const list = [['a', 'b'], ['c'], []];
	const givePage = ({ url }: Call, response: ServerResponse) =>
		reply(response, {
			items: list[Number(url.searchParams.get('page')) - 1]!.map((id) => ({ id })),
		});

	it('gets page after page; every record pairs with its item', async () => {
		answer = givePage;
		const { success } = await httpNode(pages())([item(), item()]);
		expect(jsons(success).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
		expect(success.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 0, 1, 1, 1].map((index) => ({ item: index })),
		);
	});

	it.each([
		['output', ['a', 'b'], ['c']],
		// The run that stopped put nothing out: the next one puts all of it out.
		['stop', [], ['a', 'b', 'c']],
	])('goes on at the page that failed: %s', async (onFailure, before, after) => {
		let down = true;
		answer = (call, response) => {
			if (down && call.url.searchParams.get('page') === '2') reply(response, {}, 500);
			else givePage(call, response);
		};
		const run = httpNode({ ...pages(), onFailure, retry: { attempts: 1 } });
		const first = await run([item()]);
		expect(jsons(first.success).map(({ id }) => id)).toEqual(before);
		down = false;
		calls = [];
		const second = await run([item()]);
		expect(jsons(second.success).map(({ id }) => id)).toEqual(after);
		expect(calls.map(({ url }) => url.searchParams.get('page'))).toEqual(['2', '3']);
		expect(second.hints).toEqual([expect.stringContaining('earlier run')]);
	});

	it('asks for the page size with each cursor', async () => {
		answer = ({ url }, response) =>
			reply(response, { items: [{ id: 1 }], next: url.searchParams.get('after') ? null : 'b' });
		const cursor = { path: 'next', name: 'after', size: 2, sizeName: 'first' };
		const run = httpNode({ ...pages(cursor), pagination: 'cursor' });
		expect((await run([item()])).success).toHaveLength(2);
		expect(calls.map(({ url }) => url.search)).toEqual(['?first=2', '?first=2&after=b']);
	});

	it('says that there is more than Max Items', async () => {
		answer = givePage;
		const { success, hints } = await httpNode(pages({ maxItems: 1 }))([item()]);
		expect(success).toHaveLength(1);
		expect(hints).toEqual([expect.stringContaining('Max Items')]);
	});

	it('sends items in batches, each with its own outcome', async () => {
		answer = ({ body }, response) =>
			reply(
				response,
				(JSON.parse(body) as { events: Array<{ n: number }> }).events.map(({ n }) =>
					n === 2 ? { error: 'bad' } : { id: `made-${n}` },
				),
			);
		const run = httpNode({
			method: 'POST',
			url: base,
			batching: 'object',
			batches: {
				field: 'events',
				constants: '{"v":1}',
				maxItems: 2,
				answer: 'index',
				errorPath: 'error',
			},
			...own(),
		});
		const { success, failed } = await run([1, 2, 3].map((n) => item({ n })));
		expect(calls.map(({ body }) => JSON.parse(body) as object)).toEqual([
			{ v: 1, events: [{ n: 1 }, { n: 2 }] },
			{ v: 1, events: [{ n: 3 }] },
		]);
		expect(success).toMatchObject([
			{ json: { id: 'made-1' }, pairedItem: { item: 0 } },
			{ json: { id: 'made-3' }, pairedItem: { item: 2 } },
		]);
		expect(failed).toMatchObject([
			{ json: { n: 2, failure: { code: 'item_refused' } }, pairedItem: { item: 1 } },
		]);
	});
});

describe('policies', () => {
	it('answers from the cache, and says so', async () => {
		const parameters = {
			method: 'GET',
			url: `${base}/cached`,
			caching: { enabled: true },
			...own(),
		};
		const run = httpNode(parameters);
		await run([item()]);
		const { success, hints } = await run([item()]);
		expect(calls).toHaveLength(1);
		expect(jsons(success)).toEqual([{ ok: true }]);
		expect(hints).toEqual(['The cache answered 1 call.']);
	});

	it('does not send again what an earlier run had confirmed', async () => {
		const run = httpNode({ method: 'POST', url: base, once: { enabled: true }, ...own() });
		const delivery = { delivery: { correlationId: 'order-1' } };
		await run([item(delivery)]);
		const { success, hints } = await run([item(delivery)]);
		expect(calls).toHaveLength(1);
		expect(jsons(success)).toEqual([{ ok: true, ...delivery }]);
		expect(hints).toEqual([expect.stringContaining('had it confirmed: 1 call')]);
	});

	it('opens the breaker, stops calling, and uses the fallback', async () => {
		answer = (_, response) => reply(response, {}, 500);
		const shared = own();
		const common = {
			method: 'GET',
			url: base,
			retry: { attempts: 1 },
			breaker: { failures: 2, openSeconds: 100 },
			...shared,
		};
		const parameters = { ...common, options: { ...shared.options, inFlight: 1 } };
		const { failed, hints, metadata } = await httpNode(parameters)([item(), item(), item()]);
		expect(calls).toHaveLength(2);
		expect(jsons(failed)).toMatchObject([
			{ failure: { status: 500 } },
			{ failure: { status: 500, breaker: 'open' } },
			{ failure: { code: 'breaker_open', retryable: true, attempts: 0 } },
		]);
		expect(hints).toContainEqual(expect.stringContaining('circuit breaker held 1 call back'));
		expect(metadata).toEqual({ Request: '3 calls, 3 failed, 0 retries' });
		const fallback = { when: 'breaker_open', answer: '{"from":"fallback"}' };
		const second = await httpNode({ ...parameters, fallback })([item()]);
		expect(jsons(second.success)).toEqual([{ from: 'fallback' }]);
		expect(second.hints).toEqual([expect.stringContaining('fallback')]);
	});

	it('keeps two windows, and refuses what would wait too long', async () => {
		const { success, failed } = await httpNode({
			method: 'GET',
			url: base,
			rateLimit: {
				requests: 100,
				perSeconds: 1,
				burst: 50,
				maxWaitSeconds: 1,
				windows: { window: [{ requests: 2, perSeconds: 3600, burst: 2 }] },
			},
			...own(),
		})([item(), item(), item()]);
		expect([success.length, failed.length]).toEqual([2, 1]);
		expect(jsons(failed)).toMatchObject([
			{
				failure: { code: 'rate_limited', retryable: true, reason: expect.stringContaining('2 in') },
			},
		]);
	});

	it('holds calls back when the API says that nothing is left', async () => {
		const headers = {
			'x-ratelimit-limit': '100',
			'x-ratelimit-remaining': '0',
			'x-ratelimit-reset': '600',
		};
		answer = (_, response) => reply(response, {}, 200, headers);
		const shared = own();
		const { failed } = await httpNode({
			method: 'GET',
			url: base,
			rateLimit: { maxWaitSeconds: 1 },
			options: { ...shared.options, inFlight: 1 },
		})([item(), item()]);
		expect(calls).toHaveLength(1);
		expect(jsons(failed)).toMatchObject([{ failure: { code: 'rate_limited' } }]);
	});

	it('follows redirects without the credential where another origin is asked', async () => {
		answer = ({ url }, response) =>
			url.pathname === '/from'
				? response
						.writeHead(302, { location: `${base.replace('127.0.0.1', 'localhost')}/to` })
						.end()
				: reply(response, { ok: true });
		const run = httpNode(
			{ method: 'GET', url: `${base}/from`, authentication: 'bearer', ...own() },
			'steadfastBearerApi',
		);
		const { success, run: whole } = await run([item()], { token: 's3cret-token' });
		expect(success).toHaveLength(1);
		expect(calls.map(({ headers }) => headers.authorization)).toEqual([
			'Bearer s3cret-token',
			undefined,
		]);
		expect(JSON.stringify(whole.data)).not.toContain('s3cret-token');
	});
});

it('goes on with the trace of the webhook, the same for each attempt', async () => {
	answer = (_, response) => reply(response, {}, calls.length === 1 ? 503 : 200);
	const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
	const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01` };
	await httpNode({ method: 'GET', url: base, ...own() })([
		item({ delivery: { correlationId: 'a', headers } }),
	]);
	const [first, second] = calls.map((call) => call.headers.traceparent);
	expect(first).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
	expect(first).not.toBe(headers.traceparent);
	expect(second).toBe(first);
});

describe('authentication', () => {
	it('fetches a token, and another one after a 401', async () => {
		let issued = 0;
		answer = ({ url, headers }, response) => {
			if (url.pathname === '/token')
				return reply(response, { access_token: `token-${(issued += 1)}` });
			const good = headers.authorization === 'Bearer token-2';
			return reply(response, { ok: good }, good ? 200 : 401);
		};
		const run = httpNode(
			{ method: 'GET', url: `${base}/me`, authentication: 'clientCredentials', ...own() },
			'steadfastClientCredentialsOAuth2Api',
		);
		const { success } = await run([item()], {
			tokenUrl: `${base}/token`,
			clientId: 'me',
			clientSecret: 's3cret-client',
		});
		expect(jsons(success)).toEqual([{ ok: true }]);
		expect(issued).toBe(2);
	});

	it('signs a webhook with an id that retries and replays keep', async () => {
		answer = (_, response) => reply(response, {}, calls.length % 2 === 1 ? 503 : 200);
		const run = httpNode(
			{
				method: 'POST',
				url: base,
				authentication: 'standardWebhooks',
				idempotency: 'none',
				...own(),
			},
			'steadfastStandardWebhooksSigningApi',
		);
		const event = item({ a: 1, delivery: { correlationId: 'evt-1' } });
		const secret = { secret: `whsec_${Buffer.from('a secret of some length').toString('base64')}` };
		await run([event], secret);
		await run([event], secret);
		expect(calls).toHaveLength(4);
		expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
		expect(calls[0]?.headers['webhook-signature']).toMatch(/^v1,/);
	});
});
