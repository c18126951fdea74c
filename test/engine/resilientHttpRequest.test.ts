import type { IDataObject, IWorkflowBase, NodeParameterValueType } from 'n8n-workflow';
import { useNock } from '../support/nock';
import { output, runWorkflow } from './harness';

process.env.STEADFAST_STORE = 'memory';
const NAME = 'Request';

let serial = 0;
/** A workflow of the one node, calling a host of its own: breakers are shared by host. */
function workflowWith(parameters: Record<string, NodeParameterValueType>, extra: object = {}) {
	const host = `https://api-${(serial += 1)}.example.com`;
	const workflow = {
		id: 'http',
		name: 'HTTP',
		nodes: [
			{
				id: 'node-1',
				name: NAME,
				type: 'n8n-nodes-steadfast.resilientHttpRequest',
				typeVersion: 1,
				position: [0, 0],
				parameters: { url: `${host}/orders`, retry: { baseMs: 1 }, ...parameters },
				...extra,
			},
		],
		connections: {},
		settings: {},
	} as unknown as IWorkflowBase;
	const run = (items: IDataObject[], credentials = {}) =>
		runWorkflow(workflow, { start: NAME, items: items.map((json) => ({ json })), credentials });
	return { host, run };
}

const delivery = (correlationId: string) => ({ delivery: { correlationId } });

const nock = useNock();

describe('Resilient HTTP Request', () => {
	it('makes one call per item and keeps their order and pairing', async () => {
		const { host, run } = workflowWith({ method: 'GET', url: '={{ $json.url }}' });
		nock(host).get('/2').reply(200, { n: 2 }).get('/1').delay(20).reply(200, { n: 1 });
		const result = await run([{ url: `${host}/1` }, { url: `${host}/2` }]);
		expect(output(result, NAME)).toEqual([{ n: 1 }, { n: 2 }]);
		expect(result.data.resultData.runData[NAME]?.[0]?.data?.main?.[0]).toMatchObject([
			{ pairedItem: { item: 0 } },
			{ pairedItem: { item: 1 } },
		]);
	});

	it('never sends again what succeeded', async () => {
		const { host, run } = workflowWith({ method: 'POST', onFailure: 'output' });
		nock(host).post('/orders', { id: 1 }).once().reply(201, { ok: 1 });
		nock(host).post('/orders', { id: 2 }).times(2).reply(503);
		nock(host).post('/orders', { id: 2 }).once().reply(201, { ok: 2 });
		const result = await run([{ id: 1 }, { id: 2 }]);
		expect(output(result, NAME)).toEqual([{ ok: 1 }, { ok: 2 }]);
	});

	it('puts a failed item out with its data, the reason and what was tried', async () => {
		const { host, run } = workflowWith({ method: 'POST', onFailure: 'output' });
		nock(host).post('/orders').reply(422, 'no such SKU');
		const result = await run([{ id: 1 }]);
		expect(output(result, NAME, 1)).toEqual([
			{
				id: 1,
				failure: {
					reason: 'The server answered HTTP 422: no such SKU',
					node: NAME,
					code: 'http_status',
					retryable: false,
					status: 422,
					attempts: 1,
					throttledMs: 0,
					breaker: 'closed',
					responseMs: expect.any(Number),
					backoffMs: 0,
				},
			},
		]);
	});

	it('stops the run with the item, the status and what to do', async () => {
		const { host, run } = workflowWith({ method: 'POST' });
		nock(host).post('/orders', { id: 1 }).reply(201).post('/orders', { id: 2 }).reply(401);
		const { error } = (await run([{ id: 1 }, { id: 2 }])).data.resultData;
		expect(error).toMatchObject({
			message: 'The server answered HTTP 401',
			description: expect.stringContaining('Check the key'),
			httpCode: '401',
			context: { itemIndex: 1, retryable: false },
		});
	});

	it('goes on with the error when the node is set to', async () => {
		const { host, run } = workflowWith({ method: 'POST' }, { onError: 'continueErrorOutput' });
		nock(host).post('/orders', { id: 1 }).reply(201, { ok: 1 }).post('/orders').reply(404);
		const result = await run([{ id: 1 }, { id: 2 }]);
		expect(output(result, NAME, 0)).toEqual([{ ok: 1 }]);
		expect(output(result, NAME, 1)).toMatchObject([{ error: 'The server answered HTTP 404' }]);
	});

	it('sends the item without the pack’s own fields, and passes the delivery on', async () => {
		const { host, run } = workflowWith({ method: 'POST' });
		nock(host).post('/orders', { id: 1 }).reply(201, { ok: 1 });
		const result = await run([{ id: 1, failure: { reason: 'before' }, ...delivery('a') }]);
		expect(output(result, NAME)).toEqual([{ ok: 1, ...delivery('a') }]);
	});

	it('sends no idempotency key with a GET, or without a delivery', async () => {
		const keys: unknown[] = [];
		const note = (request: Request) => {
			keys.push(request.headers.get('idempotency-key'));
			return [200, {}] as [number, object];
		};
		const get = workflowWith({ method: 'GET' });
		nock(get.host).get('/orders').reply(note);
		await get.run([delivery('a')]);
		const post = workflowWith({ method: 'POST' });
		nock(post.host).post('/orders').reply(note);
		await post.run([{ id: 1 }]);
		expect(keys).toEqual([null, null]);
	});

	it('refuses to send two items with the same key: the API would drop one', async () => {
		const { host, run } = workflowWith({ method: 'POST', onFailure: 'output' });
		nock(host).post('/orders').once().reply(201, { ok: 1 });
		const result = await run([
			{ id: 1, ...delivery('same') },
			{ id: 2, ...delivery('same') },
		]);
		expect(output(result, NAME)).toHaveLength(1);
		expect(output(result, NAME, 1)).toMatchObject([
			{ id: 2, failure: { reason: expect.stringContaining('Items 0 and 1'), retryable: false } },
		]);
	});

	it('gives each part of a split event a key of its own', async () => {
		const { host, run } = workflowWith({ method: 'POST' });
		const keys: unknown[] = [];
		nock(host)
			.post('/orders')
			.twice()
			.reply((request: Request) => {
				keys.push(request.headers.get('idempotency-key'));
				return [201, {}];
			});
		await run([1, 2].map((part) => ({ delivery: { correlationId: 'a', part } })));
		expect(new Set(keys).size).toBe(2);
	});

	it('takes the key from an expression', async () => {
		const { host, run } = workflowWith({
			method: 'POST',
			idempotency: 'expression',
			idempotencyKey: '={{ "order-" + $json.id }}',
			idempotencyPlace: { name: 'X-Request-Id' },
		});
		nock(host, { reqheaders: { 'x-request-id': 'order-7' } })
			.post('/orders')
			.reply(201);
		expect((await run([{ id: 7 }])).status).toBe('success');
	});

	it.each([
		['URL', { url: 'ftp://example.com' }, 'ftp://example.com'],
		['a header with a line break', headers('X-A', 'a\r\nX-B: b'), 'X-A'],
		['a header name with a space', headers('X A', 'a'), 'X A'],
		[
			'an empty key',
			{ idempotency: 'expression', idempotencyKey: '={{ $json.none }}' },
			'Idempotency Key',
		],
		['a body that is no JSON', { body: 'json', jsonBody: '{' }, 'JSON Body'],
	])('sends nothing for %s, and names it', async (_, parameters, named) => {
		const { run } = workflowWith({ method: 'POST', onFailure: 'output', ...parameters });
		expect(output(await run([{}]), NAME, 1)).toMatchObject([
			{ failure: { code: 'invalid_request', reason: expect.stringContaining(named) } },
		]);
	});

	it.each([
		[{ rateLimit: { requests: -1 } }, 'Rate Limit → Requests'],
		[{ rateLimit: { requests: 1.5 } }, 'Rate Limit → Requests'],
		[{ retry: { attempts: 0 } }, 'Retry → Attempts'],
		[{ breaker: { openSeconds: 1e12 } }, 'Circuit Breaker → Open For'],
		[{ options: { timeoutSeconds: 0 } }, 'Options → Timeout'],
	])('names the setting that makes no sense: %j', async (parameters, named) => {
		const { run } = workflowWith({ method: 'GET', ...parameters });
		expect((await run([{}])).data.resultData.error?.message).toContain(named);
	});

	it('puts the key of a credential where the API wants it, and in no result', async () => {
		const { host, run } = workflowWith(
			{
				method: 'GET',
				authentication: 'apiKey',
				onFailure: 'output',
			},
			{ credentials: { steadfastApiKeyApi: { id: '1', name: 'Key' } } },
		);
		nock(host).get('/orders').query({ token: 's3cret-key' }).reply(403, 's3cret-key is bad');
		const result = await run([{}], {
			steadfastApiKeyApi: { placement: 'query', name: 'token', apiKey: 's3cret-key' },
		});
		expect(output(result, NAME, 1)).toMatchObject([{ failure: { status: 403 } }]);
		expect(JSON.stringify(result.data).includes('s3cret-key')).toBe(false);
	});

	it.each([false, true])(
		'keeps a key that a good answer echoes out of the run: full %s',
		async (full) => {
			const { host, run } = workflowWith(
				{ method: 'GET', authentication: 'apiKey', options: { fullResponse: full } },
				{ credentials: { steadfastApiKeyApi: { id: '1', name: 'Key' } } },
			);
			nock(host)
				.get('/orders')
				.reply(200, { sent: 's3cret-key', n: 1 }, { 'X-Echo': 's3cret-key' });
			const result = await run([{}], {
				steadfastApiKeyApi: { placement: 'header', name: 'X-Key', apiKey: 's3cret-key' },
			});
			expect(result.status).toBe('success');
			expect(JSON.stringify(output(result, NAME))).toContain('"n":1');
			expect(JSON.stringify(result.data).includes('s3cret-key')).toBe(false);
		},
	);

	it('says status, headers and attempts when asked to', async () => {
		const { host, run } = workflowWith({ method: 'GET', options: { fullResponse: true } });
		nock(host).get('/orders').reply(503).get('/orders').reply(200, [1, 2]);
		expect(output(await run([{}]), NAME)).toMatchObject([
			{ status: 200, body: [1, 2], attempts: 2, backoffMs: expect.any(Number) },
		]);
	});
});

function headers(name: string, value: string) {
	return { headers: { parameter: [{ name, value }] } };
}
