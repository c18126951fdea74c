import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { ResilientHttpRequest } from '../../nodes/ResilientHttpRequest/ResilientHttpRequest.node';
import { presets } from '../../providers/presets';
import { findProvider } from '../../providers/registry';
import { useNock } from '../support/nock';
import { httpNode, item, jsons } from './httpNode';

process.env.STEADFAST_STORE = 'memory';
const nock = useNock();

const shopify = { shop: 'mine.myshopify.com', accessToken: 'shpat_0123456789' };
const SHOP = 'https://mine.myshopify.com';

describe('presets', () => {
	it('call below the API’s address with its credential', async () => {
		nock(SHOP, { reqheaders: { 'x-shopify-access-token': shopify.accessToken } })
			.get('/admin/api/2026-07/shop.json')
			.reply(200, { shop: { id: 1 } });
		const run = httpNode(
			{ api: 'shopify', method: 'GET', path: '/shop.json' },
			'steadfastShopifyApi',
		);
		const { success, run: whole } = await run([item()], shopify);
		expect(jsons(success)).toEqual([{ shop: { id: 1 } }]);
		expect(JSON.stringify(whole.data)).not.toContain(shopify.accessToken);
	});

	it('page as the API does', async () => {
		const next = `<${SHOP}/admin/api/2026-07/orders.json?page_info=b>; rel="next"`;
		nock(SHOP)
			.get('/admin/api/2026-07/orders.json')
			.reply(200, { orders: [{ id: 1 }] }, { link: next })
			.get('/admin/api/2026-07/orders.json?page_info=b')
			.reply(200, { orders: [{ id: 2 }] });
		const parameters = {
			api: 'shopify',
			method: 'GET',
			path: '/orders.json',
			pagination: 'preset',
		};
		const { success } = await httpNode(parameters, 'steadfastShopifyApi')([item()], shopify);
		expect(jsons(success)).toEqual([{ id: 1 }, { id: 2 }]);
	});

	it('send forms and the idempotency key where the API wants them', async () => {
		const seen: Array<{ key: string | null; body: string }> = [];
		nock('https://api.stripe.com')
			.post('/v1/customers')
			.reply(async (request: Request) => {
				seen.push({ key: request.headers.get('idempotency-key'), body: await request.text() });
				return [200, { id: 'cus_1' }];
			});
		const run = httpNode(
			{ api: 'stripe', method: 'POST', path: '/v1/customers' },
			'steadfastStripeApi',
		);
		const event = {
			email: 'a@b.example',
			address: { city: 'Paris' },
			delivery: { correlationId: 'e' },
		};
		const { success, failed } = await run([item(event)], {
			apiKey: 'sk_test_0123456789',
			secretKey: 'sk_test_0123456789',
		});
		expect(jsons(failed)).toEqual([]);
		expect(jsons(success)).toMatchObject([{ id: 'cus_1' }]);
		expect(seen).toEqual([
			{ key: expect.any(String), body: 'email=a%40b.example&address%5Bcity%5D=Paris' },
		]);
	});

	it('send nothing again that was confirmed, wherever the API takes the key', async () => {
		nock('https://connect.squareup.com').post('/v2/payments').once().reply(200, { payment: 1 });
		const run = httpNode(
			{ api: 'square', method: 'POST', path: '/v2/payments', once: { enabled: true } },
			'steadfastSquareApi',
		);
		const order = item({ delivery: { correlationId: 'order-1' } });
		const square = { accessToken: 'token-123456', host: 'connect.squareup.com' };
		for (let runs = 0; runs < 2; runs++) {
			const { success, failed } = await run([order], square);
			expect(jsons(failed)).toEqual([]);
			expect(jsons(success)).toMatchObject([{ payment: 1 }]);
		}
	});

	it('batch as the API does, with a key in each item', async () => {
		const bodies: Array<{ batch: Array<{ messageId?: string }> }> = [];
		nock('https://api.segment.io')
			.post('/v1/batch')
			.reply(async (request: Request) => {
				bodies.push((await request.json()) as (typeof bodies)[0]);
				return [200, { success: true }];
			});
		const run = httpNode(
			{ api: 'segment', method: 'POST', batching: 'preset' },
			'steadfastSegmentApi',
		);
		const events = ['a', 'b'].map((id) =>
			item({ type: 'track', event: id, delivery: { correlationId: id } }),
		);
		const { success, failed } = await run(events, {
			writeKey: 'write-key-123',
			region: 'api.segment.io',
			host: 'api.segment.io',
		});
		expect(jsons(failed)).toEqual([]);
		expect(success).toHaveLength(2);
		const ids = bodies[0]?.batch.map(({ messageId }) => messageId);
		expect(new Set(ids).size).toBe(2);
		expect(ids).not.toContain(undefined);
	});

	it('make a failure of an answer that says 200 and means no', async () => {
		nock('https://slack.com')
			.post('/api/chat.postMessage')
			.reply(200, { ok: false, error: 'not_in_channel' });
		const run = httpNode(
			{ api: 'slack', method: 'POST', path: '/chat.postMessage' },
			'steadfastSlackApi',
		);
		const { failed } = await run([item({ text: 'hi' })], {
			botToken: 'xoxb-0123456789',
			token: 'xoxb-0123456789',
		});
		expect(jsons(failed)).toMatchObject([
			{ failure: { code: 'api_error', reason: expect.stringContaining('not_in_channel') } },
		]);
	});

	it('fill a path in with what the credential knows', async () => {
		nock('https://api.cloudflare.com')
			.get('/client/v4/accounts/a1/rules/lists')
			.reply(200, { success: true });
		const run = httpNode(
			{ api: 'cloudflare', method: 'GET', path: '/accounts/{accountId}/rules/lists' },
			'steadfastCloudflareApi',
		);
		const { failed } = await run([item()], { accountId: 'a1', apiToken: 'token-123456' });
		expect(jsons(failed)).toEqual([]);
	});

	it('send a batch to another host of the API', async () => {
		nock('https://http-intake.logs.datadoghq.eu').post('/api/v2/logs').reply(202, {});
		const run = httpNode(
			{ api: 'datadog', method: 'POST', batching: 'preset', presetBatch: 'logs' },
			'steadfastDatadogApi',
		);
		const keys = { apiKey: 'api-key-123456', applicationKey: 'app-key-123456' };
		const { failed } = await run([item({ message: 'hi' })], { site: 'datadoghq.eu', ...keys });
		expect(jsons(failed)).toEqual([]);
	});

	it.each([
		['compressed where the API takes it', {}, 'gzip'],
		['as it is where that is switched off', { options: { compress: false } }, null],
	])('send a batch %s', async (_how, own, encoding) => {
		const seen: unknown[] = [];
		nock('https://http-intake.logs.datadoghq.eu')
			.post('/api/v2/logs')
			.reply(async (request: Request) => {
				// nock has inflated it.
				seen.push(request.headers.get('content-encoding'), await request.json());
				return [202, {}];
			});
		const run = httpNode(
			{ api: 'datadog', method: 'POST', batching: 'preset', presetBatch: 'logs', ...own },
			'steadfastDatadogApi',
		);
		const keys = { apiKey: 'api-key-123456', applicationKey: 'app-key-123456' };
		const log = { message: 'hi'.repeat(1000) };
		const { failed } = await run([item(log)], { site: 'datadoghq.eu', ...keys });
		expect(jsons(failed)).toEqual([]);
		expect(seen).toEqual([encoding, [log]]);
	});

	it('send a batch to where the credential says', async () => {
		nock('https://graph.facebook.com')
			.post(/^\/v24\.0\/42\/events/)
			.reply(200, {});
		const run = httpNode({ api: 'meta', method: 'POST', batching: 'preset' }, 'steadfastMetaApi');
		const { success } = await run([item()], { accessToken: 'token-123456', datasetId: '42' });
		expect(success).toHaveLength(1);
	});

	it('send no placeholder that nothing fills', async () => {
		const run = httpNode(
			{ api: 'shopify', method: 'GET', path: '/orders/{id}.json' },
			'steadfastShopifyApi',
		);
		const { failed } = await run([item()], shopify);
		expect(jsons(failed)).toMatchObject([
			{ failure: { code: 'invalid_request', reason: expect.stringContaining('{id}') } },
		]);
	});

	it.each(['orders', '@evil.example/', '.evil.example/', 'https://evil.example/'])(
		'send a credential nowhere else: %s',
		async (path) => {
			const run = httpNode({ api: 'shopify', method: 'GET', path }, 'steadfastShopifyApi');
			const { failed } = await run([item()], shopify);
			expect(jsons(failed)).toMatchObject([
				{ failure: { code: 'invalid_request', reason: expect.stringContaining(path) } },
			]);
		},
	);

	it.each([
		[{ api: 'nobody' }, 'API “nobody”'],
		[{ api: 'shopify', path: '/a', pagination: 'preset', presetPages: 'none' }, 'Pages of the API'],
		[{ api: 'shopify', path: '/a', body: 'item', batching: 'preset' }, 'Batches of the API'],
	])('name what they do not know: %j', async (parameters, named) => {
		const run = httpNode({ method: 'POST', ...parameters }, 'steadfastShopifyApi');
		expect((await run([item()], shopify)).error?.message).toContain(named);
	});

	it('fill the lists of the form', async () => {
		const { listPages, listBatches } = new ResilientHttpRequest().methods.loadOptions;
		const of = (api: string) =>
			({ getCurrentNodeParameter: () => api }) as unknown as ILoadOptionsFunctions;
		expect((await listPages.call(of('stripe'))).map(({ value }) => value)).toEqual([
			'',
			'list',
			'search',
			'v2',
		]);
		expect((await listBatches.call(of('segment'))).map(({ name }) => name)).toEqual([
			'The Usual One: Events',
			'Events',
		]);
		expect(await listBatches.call(of('http'))).toEqual([{ value: '', name: 'This API Has None' }]);
	});

	// n8n's editor hides a field that credentials name each value of (getMainAuthField).
	it('leave API in the form', () => {
		const { credentials = [] } = new ResilientHttpRequest().description;
		const named = credentials.flatMap(({ displayOptions }) => displayOptions?.show?.api ?? []);
		expect(named).not.toContain('http');
	});

	it('each have a credential that can be tested', () => {
		const { credentials = [] } = new ResilientHttpRequest().description;
		for (const { name } of Object.values(presets)) {
			const own = credentials.find(({ displayOptions }) =>
				displayOptions?.show?.api?.includes(name),
			);
			expect([name, own?.testedBy === 'testPresetCredential']).toEqual([
				name,
				findProvider(name) === undefined,
			]);
		}
	});

	it('each have a credential that n8n loads', () => {
		const { credentials = [] } = new ResilientHttpRequest().description;
		for (const name of Object.keys(presets)) {
			expect(
				credentials.some(({ displayOptions }) => displayOptions?.show?.api?.includes(name)),
			).toBe(true);
		}
	});
});
