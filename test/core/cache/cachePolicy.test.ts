import fc from 'fast-check';
import { caching, type CacheOptions } from '../../../core/cache';
import {
	breaking,
	HttpFailure,
	pipeline,
	retrying,
	type HttpRequest,
	type HttpResponse,
} from '../../../core/http';
import type { SharedState } from '../../../core/state';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { fakeTime, settle, type FakeTime } from '../../support/time';

const SECOND = 1000;
const URL_ = 'https://api.example.com/products';

let time: FakeTime;
let state: SharedState;
let seen: HttpRequest[];
/** What the API answers next; its last answer again and again. */
let answers: Array<HttpResponse | HttpFailure | (() => Promise<HttpResponse>)>;

beforeEach(() => {
	time = fakeTime();
	state = createMemoryStore(time.clock).state;
	seen = [];
	answers = [];
});

const get = (more: Partial<HttpRequest> = {}): HttpRequest => ({
	method: 'GET',
	url: URL_,
	headers: {},
	timeoutMs: 1000,
	...more,
});

const page = (body: string, headers: Record<string, string> = {}, status = 200): HttpResponse => ({
	status,
	headers,
	body: Buffer.from(body),
});

function caller(more: Partial<CacheOptions> = {}) {
	const policy = caching({
		ttlMs: 0,
		credential: 'shop-1',
		staleIfErrorMs: 0,
		keepMs: 3_600_000,
		maxBytes: 10_000,
		state,
		clock: time.clock,
		...more,
	});
	const send = pipeline(
		[policy],
		{
			async send(request) {
				seen.push(request);
				const next = answers.length > 1 ? answers.shift()! : answers[0]!;
				if (next instanceof HttpFailure) throw next;
				return typeof next === 'function' ? await next() : next;
			},
		},
		time.clock,
	);
	return async (request: HttpRequest = get(), signal?: AbortSignal) => {
		const { response, trace } = await send(request, signal);
		return `${trace.cache ?? 'none'} ${response.body.toString()}`;
	};
}

describe('freshness (RFC 9111)', () => {
	it.each<[string, Record<string, string>, Partial<CacheOptions>, seconds: number]>([
		['max-age', { 'cache-control': 'max-age=60' }, {}, 60],
		['private with max-age', { 'cache-control': 'private, max-age=60' }, {}, 60],
		['a quoted max-age', { 'cache-control': 'max-age="60"' }, {}, 60],
		['the first of two max-ages', { 'cache-control': 'max-age=60, max-age=90' }, {}, 60],
		['max-age less Age', { 'cache-control': 'max-age=60', age: '20' }, {}, 40],
		['max-age before Expires', { 'cache-control': 'max-age=60', expires: '0' }, {}, 60],
		['Expires', { expires: 'Fri, 20 Nov 2026 00:01:00 GMT' }, {}, 60],
		['our own for an answer without', {}, { ttlMs: 30 * SECOND }, 30],
		['the API’s before ours', { 'cache-control': 'max-age=60' }, { ttlMs: 30 * SECOND }, 60],
		[
			'ours when the API is ignored',
			{ 'cache-control': 'no-store' },
			{ ttlMs: 30 * SECOND, ignoreServer: true },
			30,
		],
	])('is that of %s', async (_name, headers, options, seconds) => {
		answers = [page('a', headers)];
		const call = caller(options);
		expect(await call()).toBe('miss a');
		await time.advance(seconds * SECOND - 1);
		expect(await call()).toBe('hit a');
		await time.advance(1);
		expect(await call()).toBe('miss a');
	});

	it.each<[string, Record<string, string>]>([
		['no-store', { 'cache-control': 'no-store, max-age=60' }],
		['no-cache', { 'cache-control': 'no-cache, max-age=60' }],
		['a max-age that is no number', { 'cache-control': 'max-age=soon' }],
		['an invalid Expires', { expires: '0' }],
		['Vary: *', { 'cache-control': 'max-age=60', vary: 'accept, *' }],
	])('is none with %s', async (_name, headers) => {
		answers = [page('a', headers)];
		const call = caller({ ttlMs: 60 * SECOND });
		await call();
		expect(await call()).toBe('miss a');
	});

	it.each<[string, Partial<HttpRequest>]>([
		['no-cache', { headers: { 'cache-control': 'no-cache' } }],
		['max-age=0', { headers: { 'cache-control': 'max-age=0' } }],
	])('does not count for a request with %s', async (_name, request) => {
		answers = [page('a', { 'cache-control': 'max-age=60' })];
		const call = caller();
		await call();
		expect(await call(get(request))).toBe('miss a');
		expect(seen).toHaveLength(2);
	});

	it.each<[string, Partial<HttpRequest>]>([
		['no-store', { headers: { 'cache-control': 'no-store' } }],
		['a range', { headers: { range: 'bytes=0-1' } }],
		['its own condition', { headers: { 'if-none-match': '"x"' } }],
	])('does not matter to a request with %s', async (_name, request) => {
		answers = [page('a', { 'cache-control': 'max-age=60' })];
		const call = caller();
		await call(get(request));
		expect(await call(get(request))).toBe('none a');
	});

	it('is not given to partial, long or failed answers', async () => {
		const call = caller({ ttlMs: 60 * SECOND, maxBytes: 3 });
		answers = [page('ab', {}, 206), page('long'), page('no', {}, 404), page('ok')];
		expect(await call()).toBe('miss ab');
		expect(await call()).toBe('miss long');
		await expect(call()).rejects.toThrow('404');
		expect(await call()).toBe('miss ok');
		expect(await call()).toBe('hit ok');
	});

	it('is not given to an answer whose body went elsewhere', async () => {
		answers = [{ ...page(''), saved: { id: 'file' } } as HttpResponse];
		const call = caller({ ttlMs: 60 * SECOND });
		await call();
		expect(await call()).toBe('miss ');
	});

	it('keeps GET and HEAD apart, and bytes as they are', async () => {
		const bytes = Buffer.from([0, 255, 128]);
		answers = [{ status: 200, headers: {}, body: bytes }, page('')];
		const call = caller({ ttlMs: SECOND });
		await call();
		expect(await call(get({ method: 'HEAD' }))).toBe('miss ');
		expect(await call()).toBe(`hit ${bytes.toString()}`);
	});
});

describe('revalidation', () => {
	const old = { etag: '"v1"', 'last-modified': 'Thu, 19 Nov 2026 00:00:00 GMT' };

	it('asks with the validators, and a 304 makes the stored answer fresh', async () => {
		answers = [page('a', old), page('', { 'cache-control': 'max-age=60', etag: '"v1"' }, 304)];
		const call = caller();
		await call();
		expect(await call()).toBe('revalidated a');
		expect(seen[1]!.headers).toEqual({
			'if-none-match': '"v1"',
			'if-modified-since': 'Thu, 19 Nov 2026 00:00:00 GMT',
		});
		expect(await call()).toBe('hit a');
	});

	it('takes a new answer in place of the stored one', async () => {
		answers = [page('a', old), page('b', { etag: '"v2"' }), page('', {}, 304)];
		const call = caller();
		await call();
		expect(await call()).toBe('miss b');
		expect(await call()).toBe('revalidated b');
		expect(seen[2]!.headers['if-none-match']).toBe('"v2"');
	});

	it('forgets what the API no longer lets it store', async () => {
		answers = [page('a', old), page('b', { 'cache-control': 'no-store' })];
		const call = caller();
		await call();
		await call();
		await call();
		expect(seen[2]!.headers).toEqual({});
	});
});

describe('around the other policies', () => {
	it('a 304 is neither tried again nor held against the API', async () => {
		const policies = [
			caching({
				ttlMs: 0,
				credential: 'shop-1',
				staleIfErrorMs: 0,
				keepMs: 3_600_000,
				maxBytes: 10_000,
				state,
				clock: time.clock,
			}),
			retrying({
				attempts: 5,
				backoff: { baseMs: 100, maxMs: 1000, jitterMs: 0 },
				maxRetryAfterMs: 1000,
				deadlineMs: 10_000,
				random: () => 0,
				...time,
			}),
			breaking({
				key: 'api',
				policy: { failures: 1, openMs: 10_000, probes: 1 },
				maxWaitMs: 0,
				state,
				...time,
			}),
		];
		let calls = 0;
		const send = pipeline(
			policies,
			{ send: async () => (calls++ === 0 ? page('a', { etag: '"1"' }) : page('', {}, 304)) },
			time.clock,
		);
		await send(get());
		for (let i = 0; i < 3; i++) {
			const { response, trace } = await send(get());
			expect(trace).toMatchObject({ cache: 'revalidated', attempts: 1, backoffMs: 0 });
			expect(response.body.toString()).toBe('a');
		}
	});
});

describe('an API that is down', () => {
	const down = () => new HttpFailure('reset', { reason: 'network', retryable: true });
	const options = { staleIfErrorMs: 100 * SECOND };
	const fresh = { 'cache-control': 'max-age=10' };

	it('is stood in for by the last good answer, for a time', async () => {
		answers = [page('a', fresh), down()];
		const call = caller(options);
		await call();
		await time.advance(109 * SECOND);
		expect(await call()).toBe('stale a');
		await time.advance(SECOND);
		await expect(call()).rejects.toThrow('reset');
	});

	it('is so for a 503, but not for a refusal or a throttled call', async () => {
		answers = [page('a', fresh), page('', {}, 503), page('', {}, 403), page('', {}, 429)];
		const call = caller(options);
		await call();
		await time.advance(11 * SECOND);
		expect(await call()).toBe('stale a');
		await expect(call()).rejects.toThrow('403');
		await expect(call()).rejects.toThrow('429');
	});

	it.each(['must-revalidate', 'no-cache'])('is never so with %s', async (directive) => {
		answers = [page('a', { 'cache-control': `max-age=10, ${directive}` }), down()];
		const call = caller(options);
		await call();
		await time.advance(11 * SECOND);
		await expect(call()).rejects.toThrow('reset');
	});
});

describe('whose answer it is', () => {
	it('is never served across credentials, whichever way they are given', async () => {
		const caller_ = fc.record({
			credential: fc.constantFrom('1', '2'),
			authorization: fc.constantFrom(undefined, 'Bearer a', 'Bearer b'),
			apiKey: fc.constantFrom(undefined, 'k1', 'k2'),
			query: fc.constantFrom('', '?key=a', '?key=b'),
			language: fc.constantFrom(undefined, 'en', 'nl'),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(caller_, { maxLength: 30 }), async (callers) => {
				state = createMemoryStore(time.clock).state;
				for (const who of callers) {
					const call = caller({ ttlMs: 60 * SECOND, credential: who.credential });
					const own = JSON.stringify(who);
					answers = [page(own)];
					const headers = {
						...(who.authorization && { authorization: who.authorization }),
						...(who.apiKey && { 'x-api-key': who.apiKey }),
						...(who.language && { 'accept-language': who.language }),
					};
					expect((await call(get({ url: URL_ + who.query, headers }))).split(/ (.*)/)[1]).toBe(own);
				}
			}),
		);
	});

	it('keeps no secret in a key of the store', async () => {
		answers = [page('a')];
		const call = caller({ ttlMs: SECOND, credential: 'hush' });
		await call(get({ url: `${URL_}?api_key=s3cret`, headers: { authorization: 'Bearer t0ken' } }));
		await call(get({ method: 'POST', url: `${URL_}?api_key=s3cret` }));
		expect(JSON.stringify(await state.list(''))).not.toMatch(/hush|s3cret|t0ken/);
	});

	it('keeps no cookie of an answer', async () => {
		answers = [page('a', { 'set-cookie': 'session=s3cret' })];
		await caller({ ttlMs: SECOND })();
		expect(JSON.stringify(await state.list(''))).not.toContain('s3cret');
	});

	it('follows Vary also for headers that pass by', async () => {
		answers = [page('a', { vary: 'User-Agent' }), page('b', { vary: 'User-Agent' })];
		const call = caller({ ttlMs: 60 * SECOND });
		const as = (agent: string) => call(get({ headers: { 'user-agent': agent } }));
		expect(await as('x')).toBe('miss a');
		expect(await as('x')).toBe('hit a');
		expect(await as('y')).toBe('miss b');
	});

	it('is shared by workers and calls that differ only in their ids', async () => {
		answers = [page('a')];
		await caller({ ttlMs: SECOND })(get({ headers: { 'x-request-id': '1' } }));
		expect(await caller({ ttlMs: SECOND })(get({ headers: { 'x-request-id': '2' } }))).toBe(
			'hit a',
		);
	});
});

describe('unsafe calls', () => {
	it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
		'are not cached and invalidate: %s',
		async (method) => {
			answers = [page('a'), page('done'), page('b')];
			const call = caller({ ttlMs: 60 * SECOND });
			await call();
			expect(await call(get({ method }))).toBe('none done');
			expect(await call()).toBe('miss b');
			expect(await call(get({ url: `${URL_}/other` }))).toBe('miss b');
		},
	);

	it('invalidate also when they fail, for who knows', async () => {
		answers = [page('a'), page('', {}, 500), page('b')];
		const call = caller({ ttlMs: 60 * SECOND });
		await call();
		await expect(call(get({ method: 'POST' }))).rejects.toThrow('500');
		expect(await call()).toBe('miss b');
	});

	it('are not undone by an answer that was under way', async () => {
		let arrive!: (response: HttpResponse) => void;
		answers = [() => new Promise((resolve) => (arrive = resolve)), page('done'), page('new')];
		const call = caller({ ttlMs: 60 * SECOND });
		const early = call();
		await settle();
		await call(get({ method: 'POST' }));
		expect(await call()).toBe('miss new');
		arrive(page('old'));
		expect(await early).toBe('miss old');
		expect(await call()).toBe('miss new');
	});
});

describe('single flight', () => {
	it('makes one call of many at once', async () => {
		let arrive!: (response: HttpResponse) => void;
		answers = [() => new Promise((resolve) => (arrive = resolve))];
		const call = caller();
		const calls = [call(), caller()(), call()];
		await settle();
		arrive(page('a'));
		expect(await Promise.all(calls)).toEqual(['miss a', 'miss a', 'miss a']);
		expect(seen).toHaveLength(1);
	});

	it('fails together, and not for ever', async () => {
		answers = [page('', {}, 500), page('a')];
		const call = caller();
		const results = await Promise.allSettled([call(), call()]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(await call()).toBe('miss a');
	});

	it('lets one leave without the others', async () => {
		const aborted = new HttpFailure('cancelled', { reason: 'aborted', retryable: false });
		let cancel!: (failure: HttpFailure) => void;
		answers = [() => new Promise((_resolve, reject) => (cancel = reject)), page('a')];
		const call = caller();
		const leaver = new AbortController();
		const first = call();
		const staying = call();
		const leaving = call(get(), leaver.signal);
		leaving.catch(() => undefined);
		first.catch(() => undefined);
		await settle();
		leaver.abort();
		await expect(leaving).rejects.toMatchObject({ cause: { reason: 'aborted' } });
		cancel(aborted);
		await expect(first).rejects.toThrow('cancelled');
		expect(await staying).toBe('miss a');
	});
});

describe('a store in trouble', () => {
	it('makes a miss', async () => {
		const broken = () => Promise.reject(new Error('away'));
		state = { update: broken, read: broken, list: broken };
		answers = [page('a')];
		const call = caller({ ttlMs: SECOND });
		expect(await call()).toBe('miss a');
		expect(await call(get({ method: 'POST' }))).toBe('none a');
	});
});
