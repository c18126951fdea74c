import fc from 'fast-check';
import { sendBatches, type BatchCall, type BatchPlan, type BatchRun } from '../../../core/batch';
import { CallFailed, HttpFailure } from '../../../core/http';
import type { Answer } from '../../../core/http/pipeline';

const trace = { attempts: 1, throttledMs: 0, backoffMs: 0 };
const response = (body: unknown, status = 200) => ({
	status,
	headers: {},
	body: Buffer.from(JSON.stringify(body)),
});
const answer = (body: unknown): Answer => ({ response: response(body), trace });
function refuse(status: number, body: unknown = {}): never {
	const cause = new HttpFailure(`HTTP ${status}`, {
		reason: 'http_status',
		retryable: status >= 500,
		status,
		response: response(body, status),
	});
	throw new CallFailed(cause, trace);
}

const plan = (more: Partial<BatchPlan> = {}): BatchPlan => ({
	shape: { type: 'array' },
	limits: { maxItems: 3, maxBytes: 100_000 },
	answer: { type: 'all' },
	...more,
});

/** Runs items through an API, and answers with the outcomes and the calls. */
async function run(
	items: readonly unknown[],
	batchPlan: BatchPlan,
	api: (call: BatchCall) => Answer,
	more: Partial<BatchRun> = {},
) {
	const calls: BatchCall[] = [];
	const send = async (call: BatchCall) => {
		calls.push(call);
		return api(call);
	};
	const outcomes = await sendBatches(items, { plan: batchPlan, send, inFlight: 2, ...more });
	return { outcomes, calls };
}

const ok = () => answer({ ok: true });
const items = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

describe('the body', () => {
	it.each<[string, BatchPlan['shape'], string]>([
		['a list', { type: 'array' }, '[{"id":0},{"id":1}]'],
		['a field', { type: 'object', field: 'events' }, '{"events":[{"id":0},{"id":1}]}'],
		[
			'a field beside constants',
			{ type: 'object', field: 'batch', constants: { source: 'n8n', v: 2 } },
			'{"source":"n8n","v":2,"batch":[{"id":0},{"id":1}]}',
		],
		['lines', { type: 'ndjson' }, '{"id":0}\n{"id":1}\n'],
		[
			'lines with one before each',
			{ type: 'ndjson', before: { index: {} } },
			'{"index":{}}\n{"id":0}\n{"index":{}}\n{"id":1}\n',
		],
	])('is %s', async (_name, shape, body) => {
		const { calls } = await run(items(2), plan({ shape }), ok);
		expect(calls.map((call) => call.body)).toEqual([body]);
	});

	it('holds at most so many items and bytes, and all items in order', async () => {
		const shapes = fc.constantFrom<BatchPlan['shape']>(
			{ type: 'array' },
			{ type: 'object', field: 'é', constants: { a: '€' } },
			{ type: 'ndjson' },
			{ type: 'ndjson', before: { index: {} } },
		);
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.string({ unit: 'grapheme', maxLength: 30 })),
				fc.integer({ min: 1, max: 6 }),
				fc.integer({ min: 20, max: 120 }),
				shapes,
				async (texts, maxItems, maxBytes, shape) => {
					const limits = { maxItems, maxBytes };
					const { outcomes, calls } = await run(texts, plan({ shape, limits }), ok);
					for (const { body, indexes } of calls) {
						expect(Buffer.byteLength(body)).toBeLessThanOrEqual(maxBytes);
						expect(indexes.length).toBeLessThanOrEqual(maxItems);
					}
					const sent = calls.flatMap(({ indexes }) => indexes);
					const refused = texts.flatMap((_text, index) => (outcomes[index]!.ok ? [] : [index]));
					expect([...sent, ...refused].sort((a, b) => a - b)).toEqual([...texts.keys()]);
					for (const index of refused) {
						expect(Buffer.byteLength(JSON.stringify(texts[index]))).toBeGreaterThan(maxBytes - 45);
					}
				},
			),
		);
	});

	it('is filled to the last byte', async () => {
		const limits = { maxItems: 10, maxBytes: Buffer.byteLength('[{"id":0},{"id":1}]') };
		const { calls } = await run(items(4), plan({ limits }), ok);
		expect(calls).toHaveLength(2);
	});

	it('holds items of one group only', async () => {
		const mixed = ['a', 'b', 'a', 'b', 'a', 'a'].map((shop, id) => ({ id, shop }));
		const limits = { maxItems: 3, maxBytes: 1000, groupPath: 'shop' };
		const { calls } = await run(mixed, plan({ limits }), ok);
		expect(calls.map(({ indexes }) => indexes)).toEqual([[0, 2, 4], [1, 3], [5]]);
	});

	it('is sent without an item that has no JSON form', async () => {
		const cyclic: Record<string, unknown> = {};
		cyclic.self = cyclic;
		const { outcomes, calls } = await run([{ id: 0 }, cyclic, undefined, { id: 3 }], plan(), ok);
		expect(calls.map(({ body }) => body)).toEqual(['[{"id":0},{"id":3}]']);
		expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, false, true]);
	});

	it.each<[Partial<BatchPlan>, RegExp]>([
		[{ limits: { maxItems: 0, maxBytes: 10 } }, /Items per batch/],
		[{ limits: { maxItems: 1, maxBytes: -1 } }, /Bytes per batch/],
		[{ shape: { type: 'object', field: 'a', constants: { a: 1 } } }, /constant too/],
		[{ shape: { type: 'object', field: '__proto__' } }, /cannot be the field/],
		[{ answer: { type: 'index', path: 'a..b' } }, /Answer path/],
	])('is not made from %j', async (bad, message) => {
		await expect(run(items(1), plan(bad), ok)).rejects.toThrow(message);
	});
});

describe('the answer', () => {
	it('by position gives each item its element', async () => {
		const rule = {
			type: 'index',
			path: 'items[*].index',
			statusPath: 'status',
			errorPath: 'error',
		} as const;
		const { outcomes } = await run(items(3), plan({ answer: rule }), () =>
			answer({
				items: [
					{ index: { status: 201 } },
					{ index: { status: 400, error: { type: 'mapper', reason: 'bad date' } } },
					{ index: { status: 429, error: { reason: 'busy' } } },
				],
			}),
		);
		expect(outcomes).toMatchObject([
			{ ok: true, value: { status: 201 } },
			{
				ok: false,
				failure: { message: expect.stringMatching(/bad date/), retryable: false, status: 400 },
			},
			{
				ok: false,
				failure: { message: expect.stringMatching(/busy/), retryable: true, status: 429 },
			},
		]);
	});

	it.each([[{ items: [1, 2] }], [{ items: 'none' }], [{}], ['text']])(
		'by position that does not fit (%j) leaves no item in silence',
		async (body) => {
			const { outcomes } = await run(
				items(3),
				plan({ answer: { type: 'index', path: 'items' } }),
				() => answer(body),
			);
			expect(outcomes).toHaveLength(3);
			for (const outcome of outcomes) {
				expect(outcome).toMatchObject({
					ok: false,
					failure: { message: expect.stringMatching(/not known/) },
				});
			}
		},
	);

	it('by id gives exactly one outcome to every item, whatever comes back', async () => {
		const rule = {
			type: 'id',
			path: 'data',
			answerId: 'ref',
			itemId: 'id',
			errorPath: 'error',
		} as const;
		const element = fc.record({ ref: fc.nat({ max: 8 }), error: fc.constantFrom(null, 'bad') });
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.nat({ max: 8 })),
				fc.array(element, { maxLength: 12 }),
				async (ids, data) => {
					const one = plan({ answer: rule, limits: { maxItems: 100, maxBytes: 10_000 } });
					const { outcomes } = await run(
						ids.map((id) => ({ id })),
						one,
						() => answer({ data }),
					);
					expect(outcomes).toHaveLength(ids.length);
					for (const id of new Set(ids)) {
						const own = outcomes.filter((_outcome, index) => ids[index] === id);
						const back = data.filter(({ ref }) => ref === id);
						const good = back.slice(0, own.length).filter(({ error }) => error === null);
						expect(own.filter((outcome) => outcome.ok)).toHaveLength(good.length);
					}
				},
			),
		);
	});

	it('that lists only failures fails those, also with a status of 400', async () => {
		const mixpanel = plan({
			answer: {
				type: 'failures',
				path: 'failed_records',
				indexPath: 'index',
				messagePath: 'message',
			},
			partialStatuses: [400],
		});
		const { outcomes } = await run(items(3), mixpanel, () =>
			refuse(400, { failed_records: [{ index: 1, message: 'time is missing' }] }),
		);
		expect(outcomes).toMatchObject([
			{ ok: true },
			{ ok: false, failure: { message: 'The API refused this item: time is missing' } },
			{ ok: true },
		]);
		const wrong = await run(items(2), mixpanel, () => refuse(400, { error: 'bad token' }));
		expect(wrong.outcomes).toMatchObject([{ ok: false }, { ok: false }]);
	});

	it('of a call that failed fails its items and no others', async () => {
		const { outcomes } = await run(items(5), plan(), ({ indexes }) =>
			indexes.includes(4) ? refuse(503) : ok(),
		);
		expect(outcomes).toMatchObject([
			{ ok: true },
			{ ok: true },
			{ ok: true },
			{ ok: false, failure: { status: 503, retryable: true }, trace },
			{ ok: false },
		]);
	});
});

describe('bisecting', () => {
	const bisect = { statuses: [400, 413], maxCalls: 40 };
	const limits = { maxItems: 16, maxBytes: 100_000 };

	it('sinks the bad items alone', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat({ max: 30 }),
				fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 3 }),
				async (count, bad) => {
					const delivered: number[] = [];
					const { outcomes } = await run(items(count), plan({ bisect, limits }), ({ indexes }) => {
						if (indexes.some((index) => bad.includes(index))) refuse(400);
						delivered.push(...indexes);
						return ok();
					});
					const good = items(count).flatMap(({ id }) => (bad.includes(id) ? [] : [id]));
					expect(delivered.sort((a, b) => a - b)).toEqual(good);
					expect(outcomes.map((outcome) => outcome.ok)).toEqual(
						items(count).map(({ id }) => !bad.includes(id)),
					);
				},
			),
		);
	});

	it('makes no more calls than it may', async () => {
		const { outcomes, calls } = await run(
			items(16),
			plan({ limits, bisect: { statuses: [400], maxCalls: 6 } }),
			() => refuse(400),
		);
		expect(calls).toHaveLength(7);
		expect(outcomes.filter((outcome) => !outcome.ok)).toHaveLength(16);
	});

	it('is for no other status', async () => {
		const { calls } = await run(items(3), plan({ bisect }), () => refuse(401));
		expect(calls).toHaveLength(1);
	});
});

describe('the idempotency key of a batch', () => {
	const keysOf = async (ids: readonly string[], maxItems = 2) => {
		const { calls } = await run(ids, plan({ limits: { maxItems, maxBytes: 1000 } }), ok, {
			keyOf: (index) => ids[index],
		});
		return calls.map(({ idempotencyKey }) => idempotencyKey);
	};

	it('is the same for the same items, and another for others', async () => {
		const keys = await keysOf(['a', 'b', 'c', 'd']);
		expect(await keysOf(['a', 'b', 'c', 'd'])).toEqual(keys);
		expect(new Set([...keys, ...(await keysOf(['a', 'c', 'b', 'd']))]).size).toBe(4);
		expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
	});

	it('is missing when an item has none', async () => {
		const { calls } = await run(items(2), plan(), ok, {
			keyOf: (index) => (index ? 'k' : undefined),
		});
		expect(calls[0]!.idempotencyKey).toBeUndefined();
	});
});

it('refuses an item that is larger than one may be, and sends the others', async () => {
	const limits = { maxItems: 3, maxBytes: 100_000, maxItemBytes: 20 };
	const given = [{ a: 1 }, { a: 'x'.repeat(20) }, { a: 2 }];
	const { outcomes, calls } = await run(given, plan({ limits }), ok);
	expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
	expect(outcomes[1]).toMatchObject({
		failure: { message: 'The item has 28 bytes; the limit for one is 20', retryable: false },
	});
	expect(calls.map(({ body }) => body)).toEqual(['[{"a":1},{"a":2}]']);
});
