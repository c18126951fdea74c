import {
	HttpFailure,
	idempotencyField,
	once,
	pipeline,
	type HttpRequest,
} from '../../../core/http';
import type { OnceOptions } from '../../../core/http/oncePolicy';
import type { SharedState } from '../../../core/state';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { fakeTime, settle, type FakeTime } from '../../support/time';

const field = idempotencyField({ in: 'header', name: 'Idempotency-Key' });
const base: HttpRequest = {
	method: 'POST',
	url: 'https://api.example.com/orders',
	headers: {},
	timeoutMs: 1000,
};
const keyed = (key: string) => field.write(base, key);

let time: FakeTime;
let state: SharedState;
let sent: number;

beforeEach(() => {
	time = fakeTime();
	state = createMemoryStore(time.clock).state;
	sent = 0;
});

/** A worker whose calls take `ms`, and fail as long as `failures` says so. */
function worker(
	name: string,
	{ ms = 0, failures = 0, ...more }: Partial<OnceOptions> & { ms?: number; failures?: number } = {},
) {
	const policy = once({
		scope: 'node-1',
		keyOf: (request) => field.read(request),
		keepMs: 3_600_000,
		leaseMs: 60_000,
		maxWaitMs: 30_000,
		maxBytes: 100,
		state,
		sleep: time.sleep,
		newOwner: () => name,
		...more,
	});
	return pipeline(
		[policy],
		{
			async send() {
				sent += 1;
				if (ms > 0) await time.sleep(ms);
				if (failures-- > 0) throw new HttpFailure('reset', { reason: 'network', retryable: true });
				const headers = { 'content-type': 'text/plain', 'set-cookie': 'session=s3cret' };
				return { status: 201, headers, body: Buffer.from(`order by ${name}`) };
			},
		},
		time.clock,
	);
}

describe('once', () => {
	it('answers from the store when the call was confirmed before, by any worker', async () => {
		const first = await worker('a')(keyed('order-1'));
		expect(first.trace.confirmation).toBe('recorded');
		const again = await worker('b')(keyed('order-1'));
		expect(again.trace).toMatchObject({ confirmation: 'recalled', attempts: 0 });
		expect(again.response.status).toBe(201);
		expect(again.response.body.toString()).toBe('order by a');
		expect(sent).toBe(1);
	});

	it('sends another key, another scope, and what has no key', async () => {
		const call = worker('a');
		await call(keyed('order-1'));
		await call(keyed('order-2'));
		await worker('a', { scope: 'node-2' })(keyed('order-1'));
		await call(base);
		await call(base);
		expect(sent).toBe(5);
	});

	it('sends again after a failure', async () => {
		const call = worker('a', { failures: 1 });
		await expect(call(keyed('order-1'))).rejects.toThrow('reset');
		await call(keyed('order-1'));
		expect(sent).toBe(2);
	});

	it('lets a second worker wait for the first', async () => {
		const calls = [worker('a', { ms: 5000 })(keyed('1')), worker('b')(keyed('1'))];
		await time.advance(10_000);
		const [, second] = await Promise.all(calls);
		expect(second!.response.body.toString()).toBe('order by a');
		expect(sent).toBe(1);
	});

	it('lets it take over when the first fails', async () => {
		const first = worker('a', { ms: 5000, failures: 1 })(keyed('1'));
		first.catch(() => undefined);
		await settle();
		const second = worker('b')(keyed('1'));
		await time.advance(10_000);
		expect((await second).response.body.toString()).toBe('order by b');
	});

	it('says so when the wait is too long, as a failure that may pass', async () => {
		void worker('a', { ms: 50_000 })(keyed('1'));
		await settle();
		const second = worker('b', { maxWaitMs: 1000 })(keyed('1'));
		second.catch(() => undefined);
		await time.advance(2000);
		await expect(second).rejects.toMatchObject({
			cause: { reason: 'in_progress', retryable: true, retryAfterMs: expect.any(Number) },
		});
		expect(sent).toBe(1);
	});

	it('gives the call of a worker that is gone to another, when the lease is over', async () => {
		void worker('gone', { ms: 1e9, leaseMs: 20_000 })(keyed('1'));
		await settle();
		const second = worker('b')(keyed('1'));
		await time.advance(21_000);
		expect((await second).response.body.toString()).toBe('order by b');
	});

	it('does not count on the store to forget a lease that is over', async () => {
		const update: SharedState['update'] = (key, reduce) =>
			state.update(key, (current, now) => {
				const { keepMs: _keepMs, ...change } = reduce(current as never, now);
				return change;
			});
		const slowToForget = { ...state, update };
		void worker('gone', { ms: 1e9, leaseMs: 20_000, state: slowToForget })(keyed('1'));
		await settle();
		const second = worker('b', { state: slowToForget })(keyed('1'));
		await time.advance(21_000);
		expect((await second).response.body.toString()).toBe('order by b');
	});

	it('forgets in time', async () => {
		await worker('a')(keyed('1'));
		await time.advance(3_600_001);
		await worker('a')(keyed('1'));
		expect(sent).toBe(2);
	});

	it('remembers a long answer without its body', async () => {
		await worker('a', { maxBytes: 3 })(keyed('1'));
		const { response } = await worker('a')(keyed('1'));
		expect(response).toMatchObject({ status: 201, headers: {}, body: Buffer.alloc(0) });
		expect(sent).toBe(1);
	});

	it('keeps neither the key nor a cookie in the store', async () => {
		await worker('a')(keyed('customer@example.com'));
		expect(JSON.stringify(await state.list(''))).not.toMatch(/customer@|s3cret/);
	});

	it('does not make a success a failure when the store goes away meanwhile', async () => {
		let updates = 0;
		const update: SharedState['update'] = (key, reduce) =>
			++updates > 1 ? Promise.reject(new Error('away')) : state.update(key, reduce);
		const call = worker('a', { state: { ...state, update } });
		expect((await call(keyed('1'))).trace.confirmation).toBe('unrecorded');
	});

	it('sends nothing when the store cannot be asked', async () => {
		const update = () => Promise.reject(new Error('away'));
		await expect(worker('a', { state: { ...state, update } })(keyed('1'))).rejects.toThrow('away');
		expect(sent).toBe(0);
	});
});

describe('idempotencyField', () => {
	it.each([
		[{ in: 'header', name: 'PayPal-Request-Id' } as const, '{}'],
		[{ in: 'body', name: 'idempotency_key' } as const, '{"amount":5}'],
		[{ in: 'body', name: 'variables.key' } as const, '{"query":"…","variables":{"id":1}}'],
	])('puts the key where the API takes it, and finds it there: %j', (place, body) => {
		const own = idempotencyField(place);
		const request = own.write({ ...base, body }, 'key-1');
		expect(own.read(request)).toBe('key-1');
		expect(own.read({ ...base, body })).toBeUndefined();
		expect(JSON.parse(request.body!.toString())).toMatchObject(JSON.parse(body));
	});

	it.each(['', ' ', 'a\r\nb', 'x'.repeat(256), 'é'])('refuses the key %j', (key) => {
		expect(() => field.write(base, key)).toThrow(/idempotency key must/);
	});

	it('refuses a binary body', () => {
		const own = idempotencyField({ in: 'body', name: 'idempotency_key' });
		const upload = { ...base, content: { open: async function* () {} } };
		expect(() => own.write(upload, 'k')).toThrow(/binary/);
	});

	it.each(['[1]', 'a=1', '"x"'])('refuses a body that has no fields: %s', (body) => {
		const own = idempotencyField({ in: 'body', name: 'idempotency_key' });
		expect(() => own.write({ ...base, body }, 'k')).toThrow(/JSON/);
	});
});
