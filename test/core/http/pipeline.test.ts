import {
	breaking,
	CallFailed,
	cappingInFlight,
	fallingBack,
	HttpFailure,
	limiting,
	pipeline,
	retrying,
	type HttpRequest,
	type HttpResponse,
	type Policy,
} from '../../../core/http';
import type { RetryRules } from '../../../core/retry/classify';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { fakeTime, settle, type FakeTime } from '../../support/time';

const request: HttpRequest = {
	method: 'POST',
	url: 'https://api.example.com/orders',
	headers: {},
	timeoutMs: 10_000,
};
const retry = {
	attempts: 5,
	backoff: { baseMs: 100, maxMs: 30_000, jitterMs: 0 },
	maxRetryAfterMs: 30_000,
	deadlineMs: 120_000,
	random: () => 0,
};

type Step = number | [status: number, headers: Record<string, string>] | HttpFailure;

let time: FakeTime;
let state: ReturnType<typeof createMemoryStore>['state'];
/** When each attempt reached the server, ms since the start. */
let arrivals: number[];
let start: number;

beforeEach(() => {
	time = fakeTime();
	state = createMemoryStore(time.clock).state;
	arrivals = [];
	start = time.clock();
});

function response(status: number, headers: Record<string, string> = {}): HttpResponse {
	return { status, headers, body: Buffer.from(`answer ${status}`) };
}

/** A call through the policies to a server that answers with one step after the other. */
const caller = (policies: Policy[], ...steps: Step[]) => callerWith(undefined, policies, ...steps);

function callerWith(rules: RetryRules | undefined, policies: Policy[], ...steps: Step[]) {
	const seen: HttpRequest[] = [];
	const send = pipeline(
		policies,
		{
			async send(sent) {
				seen.push(sent);
				arrivals.push(time.clock() - start);
				const step = steps.length > 1 ? steps.shift()! : steps[0]!;
				if (step instanceof HttpFailure) throw step;
				return Array.isArray(step) ? response(...step) : response(step);
			},
		},
		time.clock,
		rules,
	);
	return { send, seen };
}

/** Runs a call to its end, moving time on; answers with the answer or the failure. */
async function finish<T>(call: Promise<T>): Promise<T | CallFailed> {
	let result: T | CallFailed | undefined;
	void call.then(
		(value) => (result = value),
		(error: CallFailed) => (result = error),
	);
	await settle();
	for (let i = 0; i < 200 && result === undefined; i++) await time.advance(1000);
	if (result === undefined) throw new Error('The call never ended');
	return result;
}

const retrying5 = () => retrying({ ...retry, ...time });
const network = () => new HttpFailure('reset', { reason: 'network', retryable: true });

describe('retry', () => {
	it.each([408, 425, 429, 500, 502, 503, 504])('sends again after HTTP %d', async (status) => {
		const { send } = caller([retrying5()], status, 200);
		expect(await finish(send(request))).toMatchObject({
			response: { status: 200 },
			trace: { attempts: 2, backoffMs: 200, throttledMs: 0 },
		});
	});

	it.each([400, 401, 403, 404, 409, 422, 501])('takes HTTP %d for final', async (status) => {
		const { send } = caller([retrying5()], status);
		const failed = await finish(send(request));
		expect(failed).toMatchObject({
			message: `The server answered HTTP ${status}: answer ${status}`,
			trace: { attempts: 1 },
			cause: { reason: 'http_status', status, retryable: false },
		});
	});

	it('sends again after a network error, with doubling waits, five times in all', async () => {
		const { send } = caller([retrying5()], network());
		expect(await finish(send({ ...request, idempotent: true }))).toMatchObject({
			trace: { attempts: 5 },
		});
		expect(arrivals).toEqual([0, 200, 600, 1400, 3000]);
	});

	const unanswered = [network(), new HttpFailure('late', { reason: 'timeout', retryable: true })];

	it.each(unanswered)('does not repeat a POST without a key after: $message', async (failure) => {
		const { send } = caller([retrying5()], failure);
		expect(await finish(send(request))).toMatchObject({
			trace: { attempts: 1 },
			cause: { retryable: true },
		});
	});

	it.each(['GET', 'PUT', 'DELETE'])('repeats a %s that got no answer', async (method) => {
		const { send } = caller([retrying5()], network(), 200);
		expect(await finish(send({ ...request, method }))).toMatchObject({ trace: { attempts: 2 } });
	});

	it('repeats a POST that never left, and any where it is told to', async () => {
		const details = { reason: 'network', retryable: true, unsent: true } as const;
		const refused = caller([retrying5()], new HttpFailure('refused', details), 200);
		expect(await finish(refused.send(request))).toMatchObject({ trace: { attempts: 2 } });
		const always = retrying({ ...retry, ...time, unanswered: 'always' });
		const { send } = caller([always], network(), 200);
		expect(await finish(send(request))).toMatchObject({ trace: { attempts: 2 } });
	});

	it('takes the rules of the API', async () => {
		const rules = { retry: [409], final: [500], header: 'stripe-should-retry' };
		const attempts = async (step: Step) => {
			const { send } = callerWith(rules, [retrying5()], step, 200);
			return (await finish(send(request))).trace.attempts;
		};
		expect(await attempts(409)).toBe(2);
		expect(await attempts(500)).toBe(1);
		expect(await attempts([500, { 'stripe-should-retry': 'true' }])).toBe(2);
		expect(await attempts([503, { 'stripe-should-retry': 'false' }])).toBe(1);
	});

	it('waits as long as Retry-After asks', async () => {
		const { send } = caller([retrying5()], [429, { 'retry-after': '7' }], 200);
		await finish(send(request));
		expect(arrivals).toEqual([0, 7000]);
	});

	it('hands on a Retry-After that is too long to wait here', async () => {
		const { send } = caller([retrying5()], [503, { 'retry-after': '3600' }]);
		expect(await finish(send(request))).toMatchObject({
			trace: { attempts: 1 },
			cause: { retryable: true, retryAfterMs: 3_600_000 },
		});
	});

	it('stops where the deadline would pass', async () => {
		const policy = retrying({ ...retry, ...time, deadlineMs: 1000 });
		const { send, seen } = caller([policy], 503);
		await finish(send(request));
		expect(arrivals).toEqual([0, 200, 600]);
		expect(seen.map(({ timeoutMs }) => timeoutMs)).toEqual([1000, 800, 400]);
	});

	it('ends at once when it is cancelled', async () => {
		const { send } = caller([retrying5()], 503);
		const cancel = new AbortController();
		const call = send(request, cancel.signal);
		call.catch(() => undefined);
		await settle();
		cancel.abort();
		expect(await finish(call)).toBeInstanceOf(CallFailed);
		expect(arrivals).toEqual([0]);
	});

	it('does not follow a redirect, and names its target', async () => {
		const { send } = caller([retrying5()], [302, { location: 'https://elsewhere.example' }]);
		expect(await finish(send(request))).toMatchObject({
			message: expect.stringContaining('https://elsewhere.example'),
			cause: { retryable: false },
		});
	});
});

describe('breaker', () => {
	const policy = { failures: 3, openMs: 10_000, probes: 1 };
	const breaker = (maxWaitMs = 60_000) =>
		breaking({ key: 'api.example.com', policy, maxWaitMs, state, ...time });

	it('stops calling after repeated failures, and answers at once', async () => {
		const { send } = caller([retrying5(), breaker()], 503);
		expect(await finish(send(request))).toMatchObject({
			cause: { reason: 'breaker_open', retryable: true },
		});
		await finish(send(request));
		expect(arrivals).toHaveLength(3);
	});

	const failing = (reason: 'network' | 'timeout') =>
		new HttpFailure('no answer', { reason, retryable: true });

	it.each<[string, Step]>([
		['HTTP 503', 503],
		['no connection', failing('network')],
		['no answer in time', failing('timeout')],
	])('says what the target did last: %s', async (why, step) => {
		const { send } = caller([breaker()], step);
		for (let i = 0; i < 3; i++) await finish(send(request));
		expect(await finish(send(request))).toMatchObject({
			message: `The circuit breaker for api.example.com is open after repeated failures (the last: ${why}); next try in 10 s`,
		});
	});

	it('probes when its time is up, and closes again', async () => {
		const { send } = caller([breaker()], 503, 503, 503, 200);
		for (let i = 0; i < 3; i++) await finish(send(request));
		await time.advance(10_000);
		expect(await finish(send(request))).toMatchObject({ response: { status: 200 } });
		expect(await finish(send(request))).toMatchObject({ response: { status: 200 } });
	});

	it.each([400, 422, 429])('takes HTTP %d for a sign of life', async (status) => {
		const { send } = caller([breaker()], status);
		for (let i = 0; i < 5; i++) await finish(send(request));
		expect(arrivals).toHaveLength(5);
	});

	it('takes a 503 with a date for trouble', async () => {
		const { send } = caller([breaker()], [503, { 'retry-after': '1' }]);
		for (let i = 0; i < 4; i++) await finish(send(request));
		expect(arrivals).toHaveLength(3);
	});

	describe('half-open', () => {
		beforeEach(async () => {
			const away = caller([breaker()], 503);
			for (let i = 0; i < 3; i++) await finish(away.send(request));
			await time.advance(10_000);
			start = time.clock();
			arrivals = [];
		});

		/** A call that never ends probes. */
		async function probeForEver() {
			const never = { send: () => new Promise<HttpResponse>(() => undefined) };
			void pipeline([breaker()], never, time.clock)(request);
			await settle();
		}

		/** One call of each pipeline at once, to a server that takes 500 ms for `status`. */
		async function callsAtOnce(count: number, status: number, maxWaitMs?: number) {
			const slow = {
				async send() {
					arrivals.push(time.clock() - start);
					await time.sleep(500);
					return response(status);
				},
			};
			const calls = Array.from({ length: count }, () =>
				finish(pipeline([breaker(maxWaitMs)], slow, time.clock)(request)),
			);
			return await Promise.all(calls);
		}

		it('lets one call probe, and the rest wait for what it finds', async () => {
			const [probe, ...others] = await callsAtOnce(5, 200);
			expect(probe).toMatchObject({ response: { status: 200 }, trace: { throttledMs: 0 } });
			expect(arrivals).toEqual([0, 500, 500, 500, 500]);
			for (const other of others) {
				expect(other).toMatchObject({
					response: { status: 200 },
					trace: { breaker: 'closed', waits: { 'the probes of the circuit breaker': 500 } },
				});
			}
		});

		it('refuses those who waited when the probe fails', async () => {
			const [probe, ...others] = await callsAtOnce(3, 503);
			expect(probe).toMatchObject({ cause: { status: 503 } });
			expect(arrivals).toEqual([0]);
			for (const other of others) {
				expect(other).toMatchObject({
					trace: { breaker: 'open', throttledMs: 500 },
					cause: { reason: 'breaker_open', message: expect.stringContaining('is open') },
				});
			}
		});

		it('lets nobody wait for longer than a call may', async () => {
			const [, other] = await callsAtOnce(2, 200, 200);
			expect(other).toMatchObject({
				trace: { breaker: 'half-open', throttledMs: 200 },
				cause: { reason: 'breaker_open', message: expect.stringContaining('probes') },
			});
		});

		it('lets nobody wait beyond the deadline of the call', async () => {
			await probeForEver();
			const policy = retrying({ ...retry, ...time, deadlineMs: 1000 });
			expect(await finish(caller([policy, breaker()], 200).send(request))).toMatchObject({
				trace: { throttledMs: 1000 },
				cause: { reason: 'breaker_open' },
			});
		});

		it('lets the next one probe when a probe was lost in a crash', async () => {
			await probeForEver();
			expect(await finish(caller([breaker()], 200).send(request))).toMatchObject({
				response: { status: 200 },
				trace: { throttledMs: 10_000 },
			});
		});

		it('stops waiting at once when it is cancelled', async () => {
			await probeForEver();
			const cancel = new AbortController();
			const call = caller([breaker()], 200).send(request, cancel.signal);
			call.catch(() => undefined);
			await settle();
			cancel.abort();
			expect(await finish(call)).toBeInstanceOf(CallFailed);
			expect(arrivals).toEqual([]);
		});
	});

	it('keeps keys apart', async () => {
		const { send } = caller([breaker()], 503);
		for (let i = 0; i < 3; i++) await finish(send(request));
		const other = caller(
			[breaking({ key: 'other.example.com', policy, maxWaitMs: 0, state, ...time })],
			200,
		);
		expect(await finish(other.send(request))).toMatchObject({ response: { status: 200 } });
	});
});

describe('rate limit', () => {
	const limits = [{ requests: 2, perMs: 1000 }];
	const limiter = (maxWaitMs = 60_000, more: Partial<Parameters<typeof limiting>[0]> = {}) =>
		limiting({ key: 'api.example.com', limits, guardMs: 0, maxWaitMs, state, ...time, ...more });

	it('spaces calls, and says how long they waited', async () => {
		const { send } = caller([limiter()], 200);
		const answers = await finish(Promise.all([1, 2, 3, 4].map(() => send(request))));
		expect(arrivals).toEqual([0, 500, 1000, 1500]);
		expect(answers).toMatchObject(
			[0, 500, 1000, 1500].map((ms) => ({ trace: { throttledMs: ms } })),
		);
	});

	it('is shared by pipelines that use the same store', async () => {
		const calls = [1, 2, 3].map(() => caller([limiter()], 200).send(request));
		await finish(Promise.all(calls));
		expect(arrivals).toEqual([0, 500, 1000]);
	});

	it('counts retries as calls', async () => {
		const { send } = caller([retrying5(), limiter()], 503, 503, 200);
		await finish(send(request));
		expect(arrivals).toEqual([0, 500, 1000]);
	});

	it('refuses a wait beyond the deadline of the call', async () => {
		const policy = retrying({ ...retry, ...time, deadlineMs: 700 });
		const { send } = caller([policy, limiter()], 200);
		const calls = [1, 2, 3].map(() => finish(send(request)));
		expect(await Promise.all(calls)).toMatchObject([
			{ response: { status: 200 } },
			{ response: { status: 200 } },
			{ cause: { reason: 'rate_limited' } },
		]);
	});

	it('refuses a wait that is too long, as a failure that may pass', async () => {
		const { send } = caller([limiter(400)], 200);
		await finish(send(request));
		expect(await finish(send(request))).toMatchObject({
			cause: { reason: 'rate_limited', retryable: true, retryAfterMs: 500 },
		});
	});

	it('holds several windows at once, and says which one made it wait', async () => {
		const both = [
			{ requests: 2, perMs: 1000, burst: 2 },
			{ requests: 3, perMs: 60_000, burst: 3 },
		];
		const { send } = caller([limiter(100_000, { limits: both })], 200);
		const answers = await finish(Promise.all([1, 2, 3, 4].map(() => send(request))));
		expect(arrivals).toEqual([0, 0, 1000, 60_000]);
		expect(answers).toMatchObject([{}, {}, {}, { trace: { waits: { '3 in 60000 ms': 60_000 } } }]);
	});

	it('takes more of the limit for a heavy endpoint, and holds its own limit', async () => {
		const endpoints = [
			{ method: 'POST', path: '/orders', weight: 2 },
			{ path: '/reports/**', limits: [{ requests: 1, perMs: 5000 }] },
		];
		const { send } = caller([limiter(60_000, { endpoints })], 200);
		const report = { ...request, method: 'GET', url: 'https://api.example.com/reports/a/b' };
		await finish(Promise.all([send(request), send(request)]));
		// The second report waits for its own limit and holds nobody else back.
		await finish(Promise.all([send(report), send(report), send({ ...report, url: request.url })]));
		expect(arrivals).toHaveLength(5);
		expect(arrivals[1]).toBeGreaterThanOrEqual(1000);
		expect(arrivals[3]! - arrivals[2]!).toBe(500);
		expect(arrivals[4]! - arrivals[2]!).toBeGreaterThanOrEqual(5000);
	});

	it('refuses a weight that no window could ever grant', () => {
		const endpoints = [{ path: '/**', weight: 3 }];
		expect(() => limiter(0, { endpoints })).toThrow('smallest limit');
	});

	it('pauses every caller of the key until Retry-After', async () => {
		const adaptive = () => limiter(60_000, { limits: [], adaptive: 'auto' });
		const first = caller([retrying5(), adaptive()], [429, { 'retry-after': '3' }], 200);
		const second = caller([adaptive()], 200);
		const call = first.send(request);
		await settle();
		await finish(Promise.all([call, second.send(request)]));
		expect(arrivals[0]).toBe(0);
		expect(arrivals.slice(1).every((at) => at >= 3000)).toBe(true);
		expect(arrivals).toHaveLength(3);
	});

	it('stops waiting at once when it is cancelled', async () => {
		const { send } = caller([limiter()], 200);
		const cancel = new AbortController();
		await finish(send(request));
		const call = send(request, cancel.signal);
		call.catch(() => undefined);
		await settle();
		cancel.abort();
		expect(await finish(call)).toBeInstanceOf(CallFailed);
		expect(arrivals).toEqual([0]);
	});
});

describe('in-flight cap', () => {
	let ids = 0;
	const capped = (more = {}) =>
		cappingInFlight({
			key: 'api',
			cap: 2,
			maxWaitMs: 60_000,
			leaseMs: 30_000,
			state,
			newId: () => String(ids++),
			...time,
			...more,
		});

	it('lets no more calls of all pipelines run at a time, in the order they came', async () => {
		let running = 0;
		let most = 0;
		const order: number[] = [];
		const slow = (n: number) =>
			pipeline(
				[capped()],
				{
					async send() {
						order.push(n);
						most = Math.max(most, ++running);
						await time.sleep(1000);
						running--;
						return response(200);
					},
				},
				time.clock,
			);
		await finish(Promise.all([0, 1, 2, 3, 4].map((n) => slow(n)(request))));
		expect(most).toBe(2);
		expect(order).toEqual([0, 1, 2, 3, 4]);
	});

	it('frees the place of a call that was lost in a crash', async () => {
		const never = { send: () => new Promise<HttpResponse>(() => undefined) };
		for (let i = 0; i < 2; i++) void pipeline([capped()], never, time.clock)(request);
		await settle();
		const { send } = caller([capped()], 200);
		await finish(send(request));
		expect(arrivals[0]).toBeGreaterThanOrEqual(30_000);
	});

	it('says so when nobody ends in time', async () => {
		const never = { send: () => new Promise<HttpResponse>(() => undefined) };
		for (let i = 0; i < 2; i++) void pipeline([capped()], never, time.clock)(request);
		await settle();
		const { send } = caller([capped({ maxWaitMs: 500 })], 200);
		expect(await finish(send(request))).toMatchObject({ cause: { reason: 'rate_limited' } });
	});
});

describe('fallback', () => {
	const answer = (when: 'breaker_open' | 'failed') =>
		fallingBack({ when, response: response(200, { from: 'fallback' }) });

	it('answers in place of an API that failed, and says so', async () => {
		const { send } = caller([answer('failed'), retrying5()], 503);
		expect(await finish(send(request))).toMatchObject({
			response: { headers: { from: 'fallback' } },
			trace: { attempts: 5, fallback: true },
		});
	});

	it('does not cover what the API rejects for good', async () => {
		const { send } = caller([answer('failed'), retrying5()], 422);
		expect(await finish(send(request))).toMatchObject({ cause: { status: 422 } });
	});

	it('answers for an open breaker only, when so asked', async () => {
		const policy = { failures: 1, openMs: 10_000, probes: 1 };
		const { send } = caller(
			[answer('breaker_open'), breaking({ key: 'b', policy, maxWaitMs: 0, state, ...time })],
			503,
		);
		expect(await finish(send(request))).toMatchObject({ cause: { status: 503 } });
		expect(await finish(send(request))).toMatchObject({
			trace: { breaker: 'open', fallback: true },
		});
	});
});
