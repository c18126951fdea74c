import fc from 'fast-check';
import type { ApiCall, ApiRequest, Paged } from '../../../core/api/types';
import { reconcile } from '../../../core/reconcile/reconcile';
import type { PastAttempt, PastEvent, PastEvents } from '../../../core/reconcile/types';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { fakeTime } from '../../support/time';

const MINUTE = 60_000;

interface Happened {
	key: string;
	type: string;
	at: number;
}

/** A provider that lists what has happened, the newest first, `perPage` at a time. */
function setUp({ perPage = 2, maxPages = 10, types = ['*'] } = {}) {
	const time = fakeTime();
	const { state } = createMemoryStore(time.clock);
	const happened: Happened[] = [];
	const recorded: string[] = [];
	const received = new Set<string>();
	let failures = 0;
	let pages = 0;

	const past: PastEvents = {
		needs: 'everything',
		lagMs: 5 * MINUTE,
		keptMs: 24 * 60 * MINUTE,
		lists: ({ since, until }): Array<Paged<PastEvent>> => [
			{
				first: { method: 'GET', path: '0', query: { since: `${since}`, until: `${until}` } },
				read: ({ json }) => json as { rows: PastEvent[]; next?: ApiRequest },
			},
		],
	};
	const call: ApiCall = async (request) => {
		pages += 1;
		if (failures > 0) {
			failures -= 1;
			throw new Error('down');
		}
		const { since, until } = request.query as { since: string; until: string };
		const found = happened
			.filter(({ at }) => at >= Number(since) && at <= Number(until))
			.sort((a, b) => b.at - a.at);
		const from = Number(request.path);
		const next = from + perPage < found.length && { ...request, path: `${from + perPage}` };
		const rows = found.slice(from, from + perPage).map((one) => ({ ...one, body: one }));
		return { status: 200, headers: {}, json: { rows, ...(next && { next }) } };
	};
	return {
		time,
		recorded,
		received,
		pages: () => pages,
		fail: (count: number) => (failures = count),
		happen(key: string, type = 'paid', lateMs = 0) {
			happened.push({ key, type, at: time.clock() - lateMs });
		},
		run: () =>
			reconcile({
				past,
				call,
				types,
				subscriptionIds: [],
				state,
				scope: 'workflow/node',
				maxPages,
				clock: time.clock,
				async record({ key }) {
					if (received.has(key)) return false;
					received.add(key);
					recorded.push(key);
					return true;
				},
			}),
	};
}

describe('reconciliation', () => {
	it('asks for nothing of before its first run', async () => {
		const { happen, run, recorded, pages } = setUp();
		happen('before');
		await run();
		expect([recorded, pages()]).toEqual([[], 0]);
	});

	it('fills a gap, the oldest first, and takes nothing twice', async () => {
		const { time, happen, run, recorded, received } = setUp();
		await run();
		for (const key of ['a', 'b', 'c', 'd', 'e']) {
			await time.advance(MINUTE);
			happen(key);
		}
		received.add('c');
		expect(await run()).toEqual({ missed: 4, redelivered: 0, complete: true });
		expect(recorded).toEqual(['a', 'b', 'd', 'e']);
		expect(await run()).toMatchObject({ missed: 0 });
	});

	it('finds what was listed late', async () => {
		const { time, happen, run, recorded } = setUp();
		await run();
		await time.advance(10 * MINUTE);
		await run();
		happen('late', 'paid', 2 * MINUTE);
		await time.advance(10 * MINUTE);
		await run();
		expect(recorded).toEqual(['late']);
	});

	it('leaves out what the trigger does not listen to', async () => {
		const { happen, run, recorded } = setUp({ types: ['paid'] });
		await run();
		happen('a', 'refunded');
		happen('b', 'paid');
		await run();
		expect(recorded).toEqual(['b']);
	});

	it('keeps the cursor when a page fails', async () => {
		const { time, happen, run, fail, recorded } = setUp();
		await run();
		await time.advance(MINUTE);
		happen('a');
		await time.advance(60 * MINUTE);
		fail(1);
		await expect(run()).rejects.toThrow('down');
		await time.advance(60 * MINUTE);
		await run();
		expect(recorded).toEqual(['a']);
	});

	it('reads no more pages in a run than it may, and goes on in the next', async () => {
		const { time, happen, run, recorded, pages } = setUp({ maxPages: 2 });
		await run();
		for (let count = 0; count < 9; count++) {
			await time.advance(1000);
			happen(`e${count}`);
		}
		expect(await run()).toMatchObject({ complete: false });
		expect(pages()).toBe(2);
		await time.advance(MINUTE);
		happen('meanwhile');
		expect(await run()).toMatchObject({ complete: false });
		expect(await run()).toMatchObject({ complete: true });
		await run();
		expect(recorded).toHaveLength(10);
	});

	it('loses nothing and doubles nothing, whatever fails and whenever it runs', async () => {
		const step = fc.oneof(
			fc.record({ kind: fc.constant('happen' as const), received: fc.boolean() }),
			fc.record({ kind: fc.constant('run' as const), failures: fc.nat(2) }),
			fc.record({ kind: fc.constant('wait' as const), minutes: fc.nat(30) }),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(step), fc.integer({ min: 1, max: 4 }), async (steps, maxPages) => {
				const { time, happen, run, fail, recorded, received } = setUp({ maxPages });
				await run();
				let missed = 0;
				for (const [index, one] of steps.entries()) {
					if (one.kind === 'wait') await time.advance(one.minutes * MINUTE);
					if (one.kind === 'happen') {
						happen(`e${index}`);
						if (one.received) received.add(`e${index}`);
						else missed += 1;
					}
					if (one.kind === 'run') {
						fail(one.failures);
						await run().catch(() => undefined);
						fail(0);
					}
				}
				for (;;) if ((await run()).complete) break;
				await run();
				expect(recorded).toHaveLength(missed);
				expect(new Set(recorded).size).toBe(missed);
			}),
			{ numRuns: 50 },
		);
	});

	it('begins where the last run ended, and one list after the other', async () => {
		const time = fakeTime();
		const { state } = createMemoryStore(time.clock);
		const asked: string[] = [];
		const spans: number[] = [];
		const run = () =>
			reconcile({
				past: {
					needs: '',
					lagMs: MINUTE,
					keptMs: 60 * MINUTE,
					lists: ({ since }) =>
						['a', 'b', 'c'].map((list) => ({
							first: { method: 'GET', path: `${list}1`, query: { since: `${since}` } },
							read: (_, { path, query }) =>
								path.endsWith('1')
									? { rows: [], next: { method: 'GET', path: `${list}2`, query } }
									: { rows: [] },
						})),
				},
				call: async ({ path, query }) => {
					asked.push(path);
					spans.push(Number(query?.since));
					return { status: 200, headers: {}, json: undefined };
				},
				types: ['*'],
				subscriptionIds: [],
				state,
				scope: 'workflow/node',
				maxPages: 3,
				clock: time.clock,
				record: async () => true,
			});
		const began = time.clock();
		await run();
		await time.advance(10 * MINUTE);
		const second = time.clock();
		await run();
		await time.advance(MINUTE);
		await run();
		expect(asked).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
		expect(new Set(spans)).toEqual(new Set([began - MINUTE]));

		await run();
		expect(spans.at(-1)).toBe(second - MINUTE);
		// What is older than the provider keeps cannot be asked for.
		await run();
		await time.advance(600 * MINUTE);
		await run();
		expect(spans.at(-1)).toBe(time.clock() - 60 * MINUTE);
	});

	it('asks for a delivery again once, and not when a later attempt has brought it', async () => {
		const time = fakeTime();
		const { state } = createMemoryStore(time.clock);
		const asked: string[] = [];
		const attempt = (key: string, id: string, delivered: boolean): PastAttempt => ({
			key,
			type: 'push',
			at: time.clock(),
			delivered,
			redeliver: { method: 'POST', path: id },
		});
		const rows = [
			attempt('a', 'a2', true),
			attempt('a', 'a1', false),
			attempt('b', 'b2', false),
			attempt('b', 'b1', false),
			attempt('c', 'c1', true),
		];
		const run = () =>
			reconcile({
				past: {
					needs: '',
					lagMs: 0,
					keptMs: MINUTE,
					lists: () => [{ first: { method: 'GET', path: 'list' }, read: () => ({ rows }) }],
				},
				call: async ({ method, path }) => {
					if (method === 'POST') asked.push(path);
					return { status: 202, headers: {}, json: undefined };
				},
				types: ['push'],
				subscriptionIds: [],
				state,
				scope: 'workflow/node',
				maxPages: 5,
				clock: time.clock,
				record: async () => true,
			});
		await run();
		expect(await run()).toMatchObject({ redelivered: 1, missed: 0 });
		expect(asked.map((id) => id[0])).toEqual(['b']);
	});
});
