import { httpNode, item, jsons } from './httpNode';

process.env.STEADFAST_STORE = 'memory';

/** Nothing listens there: a call that was sent all the same would fail with another code. */
const url = 'http://127.0.0.1:9/';
const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

describe('what makes no sense is named before anything is sent', () => {
	it.each([
		['Rate Limit → Requests', { rateLimit: { requests: NaN } }],
		['Rate Limit → Per Seconds', { rateLimit: { requests: 1, perSeconds: -1 } }],
		['Rate Limit → Burst', { rateLimit: { requests: 1, burst: 2 } }],
		[
			'Rate Limit → More Windows 1 → Requests',
			{ rateLimit: { windows: { window: [{ requests: 0 }] } } },
		],
		[
			'Rate Limit → Endpoints 1 → Path',
			{ rateLimit: { endpoints: { endpoint: [{ path: 'a' }] } } },
		],
		[
			'Rate Limit → Endpoints 1 → Weight',
			{ rateLimit: { requests: 5, endpoints: { endpoint: [{ path: '/a', weight: 6 }] } } },
		],
		['Adaptive Rate → Dialect', { adaptive: { dialect: 'klingon' } }],
		['In Flight → Shared Cap', { sharedCap: { cap: 1e9 } }],
		['Retry → Attempts', { retry: { attempts: Infinity } }],
		['Retry → Statuses to Retry', { retry: { retryStatuses: '409, many' } }],
		['Circuit Breaker → Failed Share', { breaker: { failedPercent: 101 } }],
		['Fallback → Answer', { fallback: { when: 'failed', answer: '{' } }],
		['Caching → Keep For', { caching: { enabled: true, keepHours: 1e300 } }],
		['Connection → Certificate Authority', { connection: { ca: 'hello' } }],
		['Connection → Redirects', { connection: { redirects: -1 } }],
		['Pages → Name', { pagination: 'page' }],
		['Pages → Cursor or Next URL Path', { pagination: 'nextUrl' }],
		['Pages → Allowed Origins', { pagination: 'link', pages: { allowedOrigins: 'x' } }],
		['Items path', { pagination: 'link', pages: { itemsPath: 'a..b' } }],
		['Response → Put Into Field', { response: { field: '__proto__' } }],
		['Options → Calls at a Time', { options: { inFlight: 0 } }],
		['Authentication', { authentication: 'nobody' }],
	])('%s', async (named, parameters) => {
		const { error, success, failed } = await httpNode({ method: 'GET', url, ...parameters })([
			item(),
		]);
		const said =
			error?.message ?? String(jsons(failed)[0]?.failure && JSON.stringify(jsons(failed)));
		expect(said).toContain(named);
		expect(success).toEqual([]);
	});

	it.each([
		['Batches → Beside the List', { batching: 'object', batches: { constants: '[1]' } }],
		['Items per batch', { batching: 'array', batches: { maxItems: 1e9, maxBytes: 1 } }],
	])('in a batch: %s', async (named, parameters) => {
		const run = httpNode({ method: 'POST', url, ...parameters });
		const { error, failed } = await run([item()]);
		expect(error?.message ?? JSON.stringify(failed)).toMatch(
			named === 'Items per batch' ? /limit is 1/ : named,
		);
	});

	it.each([
		['URL', { url: 'nonsense' }],
		['{id}', { url: `${url}orders/{id}` }],
		['URL', { url: 'http://me:secret@127.0.0.1:9/' }],
		['Header Host', { headers: { parameter: [{ name: 'Host', value: 'x' }] } }],
		['header X-A', { headers: { parameter: [{ name: 'X-A', value: 'a\nb' }] } }],
		['JSON Body: ', { method: 'POST', body: 'json', jsonBody: '={{ $("Nobody").item.json }}' }],
		['Variables', { method: 'POST', body: 'graphql', graphqlQuery: '{a}', graphqlVariables: '[]' }],
		['query is empty', { method: 'POST', body: 'graphql', graphqlQuery: ' ' }],
		['data', { method: 'POST', body: 'binary' }],
		['idempotency key', { method: 'POST', idempotency: 'expression', idempotencyKey: 'a\r\nb' }],
	])('for the item: %s', async (named, parameters) => {
		const { failed } = await httpNode({ method: 'GET', url, ...parameters })([item({ id: 7 })]);
		expect(failed).toMatchObject([
			{
				json: {
					id: 7,
					failure: { code: 'invalid_request', reason: expect.stringContaining(named) },
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('a cyclic item', async () => {
		const { failed } = await httpNode({ method: 'POST', url })([{ json: cyclic as never }]);
		expect((failed[0]?.json.failure as { reason: string }).reason).toContain(
			'cannot be written as JSON',
		);
	});
});
