import {
	breaking,
	CallFailed,
	HttpFailure,
	limiting,
	pipeline,
	retrying,
	type HttpRequest,
	type HttpResponse,
	type Policy,
} from '../../../core/http';
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
function caller(policies: Policy[], ...steps: Step[]) {
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
		expect(await finish(send(request))).toMatchObject({ trace: { attempts: 5 } });
		expect(arrivals).toEqual([0, 200, 600, 1400, 3000]);
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
	const breaker = () => breaking({ key: 'api.example.com', policy, state });

	it('stops calling after repeated failures, and answers at once', async () => {
		const { send } = caller([retrying5(), breaker()], 503);
		expect(await finish(send(request))).toMatchObject({
			cause: { reason: 'breaker_open', retryable: true },
		});
		await finish(send(request));
		expect(arrivals).toHaveLength(3);
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

	it('keeps keys apart', async () => {
		const { send } = caller([breaker()], 503);
		for (let i = 0; i < 3; i++) await finish(send(request));
		const other = caller([breaking({ key: 'other.example.com', policy, state })], 200);
		expect(await finish(other.send(request))).toMatchObject({ response: { status: 200 } });
	});
});

describe('rate limit', () => {
	const limit = { requests: 2, perMs: 1000 };
	const limiter = (maxWaitMs = 60_000) =>
		limiting({ key: 'api.example.com', limit, maxWaitMs, state, sleep: time.sleep });

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
});
