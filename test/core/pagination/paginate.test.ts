import fc from 'fast-check';
import { CallFailed, HttpFailure } from '../../../core/http';
import type { Answer } from '../../../core/http/pipeline';
import {
	checkpointKey,
	collectPages,
	compilePager,
	paginate,
	sharedCheckpoint,
	type PaginationRun,
	type PaginationStrategy,
} from '../../../core/pagination';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { fakeTime } from '../../support/time';
import { answerOf, listApi, STYLES, type ListApi, type StyleName } from './listApi';

const time = fakeTime();
const HOUR = 3_600_000;
const names = Object.keys(STYLES) as StyleName[];

const records = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));
const newCheckpoint = (holdsPages: boolean) => {
	const { state } = createMemoryStore(time.clock);
	return { state, checkpoint: sharedCheckpoint({ state, key: 'k', keepMs: HOUR, holdsPages }) };
};

function runOf(api: ListApi, more: Partial<PaginationRun> = {}): PaginationRun {
	return {
		pager: compilePager(api.strategy),
		first: api.first,
		send: api.send,
		maxPages: 1000,
		maxItems: 100_000,
		...more,
	};
}

const network = () => new HttpFailure('reset', { reason: 'network', retryable: true });

describe.each(names)('paginate: %s', (name) => {
	it('gets each record once, in order', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 7 }), async (count, size) => {
				const { items, end } = await collectPages(
					paginate(runOf(listApi(name, records(count), size))),
				);
				expect(items).toEqual(records(count));
				expect(end).toMatchObject({ reason: 'last_page', items: count, resumedAfter: 0 });
			}),
			{ numRuns: 40 },
		);
	});

	it.each([true, false])(
		'gets each record once over failures and crashes (the store holds pages: %s)',
		async (holdsPages) => {
			await fc.assert(
				fc.asyncProperty(
					fc.nat({ max: 30 }),
					fc.integer({ min: 1, max: 6 }),
					fc.uniqueArray(fc.nat({ max: 20 }), { maxLength: 6 }),
					fc.array(fc.option(fc.nat({ max: 6 })), { maxLength: 6 }),
					async (count, size, failing, crashes) => {
						const api = listApi(name, records(count), size);
						api.failing = new Set(failing);
						const { state, checkpoint } = newCheckpoint(holdsPages);
						const out: unknown[] = [];
						for (let run = 0; run < 20; run++) {
							const crashAfter = crashes[run] ?? Infinity;
							const { items, ended } = await consume(
								runOf(api, { checkpoint }),
								crashAfter,
								holdsPages,
							);
							out.push(...items);
							if (ended === 'last_page') {
								expect(out).toEqual(records(count));
								expect(await state.list('')).toEqual([]);
								return;
							}
						}
						throw new Error('It never came to the end');
					},
				),
				{ numRuns: 60 },
			);
		},
	);
});

/**
 * Puts pages out as they come, or, when the store holds them, all at the end of the run. A crash
 * comes while page number `crashAfter` of this run is worked on.
 */
async function consume(run: PaginationRun, crashAfter: number, atTheEnd: boolean) {
	const pages = paginate(run);
	const items: unknown[] = [];
	for (let got = 0; ; got++) {
		const { done, value } = await pages.next();
		if (done) return { items, ended: value.reason };
		if (got === crashAfter) return { items: atTheEnd ? [] : items, ended: 'crash' };
		items.push(...value.items);
	}
}

describe('paginate', () => {
	it('ends with the finished pages, the failure and the place', async () => {
		const api = listApi('page', records(10), 3);
		api.failing.add(2);
		const { items, end } = await collectPages(paginate(runOf(api)));
		expect(items).toEqual(records(6));
		expect(end).toMatchObject({
			reason: 'failed',
			pages: 2,
			items: 6,
			position: { at: 'page', page: 3 },
			failure: { reason: 'network' },
		});
	});

	it('says that it resumed, and does not ask for finished pages again', async () => {
		const api = listApi('cursor in the body', records(10), 3);
		api.failing.add(2);
		const { checkpoint } = newCheckpoint(false);
		await collectPages(paginate(runOf(api, { checkpoint })));
		const { items, end } = await collectPages(paginate(runOf(api, { checkpoint })));
		expect(items).toEqual(records(10).slice(6));
		expect(end).toMatchObject({ reason: 'last_page', resumedAfter: 2, pages: 4, items: 10 });
		expect(api.seen).toHaveLength(5);
	});

	it('begins anew when the checkpoint has expired, also where it holds pages', async () => {
		for (const holdsPages of [true, false]) {
			const api = listApi('page', records(6), 3);
			const { checkpoint } = newCheckpoint(holdsPages);
			await paginateOnce(runOf(api, { checkpoint }), 1);
			await time.advance(HOUR + 1);
			const { items, end } = await collectPages(paginate(runOf(api, { checkpoint })));
			expect(items).toEqual(records(6));
			expect(end.resumedAfter).toBe(0);
		}
	});

	it('begins anew when a held page has expired before the checkpoint', async () => {
		const api = listApi('page', records(6), 2);
		const { checkpoint } = newCheckpoint(true);
		const crashing = paginate(runOf(api, { checkpoint }));
		await crashing.next();
		await time.advance(HOUR / 2);
		await crashing.next();
		await time.advance(HOUR / 2 + 1);
		const { items, end } = await collectPages(paginate(runOf(api, { checkpoint })));
		expect(items).toEqual(records(6));
		expect(end.resumedAfter).toBe(0);
	});

	it('is not empty after a finished run whose checkpoint could not be cleared', async () => {
		for (const holdsPages of [true, false]) {
			const api = listApi('page', records(6), 3);
			const { checkpoint } = newCheckpoint(holdsPages);
			const clear = () => Promise.reject(new Error('the store is away'));
			await collectPages(paginate(runOf(api, { checkpoint: { ...checkpoint, clear } })));
			const { items } = await collectPages(paginate(runOf(api, { checkpoint })));
			expect(items).toEqual(records(6));
		}
	});

	it('keeps held pages of a run that was cancelled', async () => {
		const api = listApi('page', records(6), 2);
		const { checkpoint } = newCheckpoint(true);
		const cancel = new AbortController();
		const send = async (request: (typeof api.seen)[0]) => {
			if (api.seen.length === 2) {
				cancel.abort();
				throw new HttpFailure('cancelled', { reason: 'aborted', retryable: false });
			}
			return await api.send(request);
		};
		await collectPages(paginate(runOf(api, { checkpoint, send, signal: cancel.signal })));
		const { items } = await collectPages(paginate(runOf(api, { checkpoint })));
		expect(items).toEqual(records(6));
	});

	it('begins anew after an API that no longer knows the cursor of an earlier run', async () => {
		const api = listApi('GraphQL', records(6), 2);
		api.failing.add(1);
		const { checkpoint } = newCheckpoint(false);
		await collectPages(paginate(runOf(api, { checkpoint })));
		const expired = async (): Promise<Answer> => {
			const cause = new HttpFailure('expired', {
				reason: 'http_status',
				retryable: false,
				status: 410,
			});
			throw new CallFailed(cause, { attempts: 1, throttledMs: 0, backoffMs: 0 });
		};
		const { end } = await collectPages(paginate(runOf(api, { checkpoint, send: expired })));
		expect(end).toMatchObject({ reason: 'failed', restarts: true });
		const { items } = await collectPages(paginate(runOf(api, { checkpoint })));
		expect(items).toEqual(records(6));
	});

	it.each([
		[{ maxPages: 2 }, 6, 'max_pages'],
		[{ maxItems: 4 }, 4, 'max_items'],
		[{ maxItems: 3 }, 3, 'max_items'],
	])('stops at %j', async (limit, count, reason) => {
		const api = listApi('offset', records(20), 3);
		const { items, end } = await collectPages(paginate(runOf(api, limit)));
		expect(items).toEqual(records(count));
		expect(end.reason).toBe(reason);
		expect(api.seen).toHaveLength(Math.ceil(count / 3));
	});

	it('ends with the failure of a store that is away, without losing the page', async () => {
		const { checkpoint } = newCheckpoint(false);
		const save = () => Promise.reject(new Error('the store is away'));
		const api = listApi('page', records(6), 3);
		const { items, end } = await collectPages(
			paginate(runOf(api, { checkpoint: { ...checkpoint, save } })),
		);
		expect(items).toEqual(records(3));
		expect(end).toMatchObject({ reason: 'failed', failure: { message: 'the store is away' } });
	});
});

async function paginateOnce(run: PaginationRun, pages: number) {
	const generator = paginate(run);
	for (let got = 0; got <= pages; got++) await generator.next();
}

describe('an API in circles', () => {
	const first = listApi('page', [], 1).first;
	const run = (strategy: PaginationStrategy, send: PaginationRun['send']) =>
		collectPages(
			paginate({ pager: compilePager(strategy), first, send, maxPages: 50, maxItems: 1000 }),
		);

	it.each<[string, PaginationStrategy, () => Answer]>([
		[
			'a cursor that does not move',
			{ type: 'cursor', itemsPath: 'items', cursorPath: 'next', place: { in: 'query', name: 'c' } },
			() => answerOf({ items: [1], next: 'same' }),
		],
		[
			'a next URL that is the page itself',
			{ type: 'nextUrl', itemsPath: 'items', urlPath: 'next' },
			() => answerOf({ items: [1], next: first.url }),
		],
	])('is stopped: %s', async (_case, strategy, answer) => {
		const { items, end } = await run(strategy, async () => answer());
		expect(end.failure).toMatchObject({
			message: expect.stringMatching(/already/),
			retryable: false,
		});
		expect(items.length).toBeLessThanOrEqual(2);
	});

	it('is stopped when it does not know the page parameter', async () => {
		const strategy = { type: 'page', itemsPath: '@', place: { in: 'query', name: 'pg' } } as const;
		const { items, end } = await run(strategy, async () => answerOf([{ id: 1 }]));
		expect(items).toEqual([{ id: 1 }]);
		expect(end.failure).toMatchObject({ message: expect.stringMatching(/same page/) });
	});

	it('is told from an empty page that has a next one', async () => {
		const pages = [
			{ items: [1], next: 'a' },
			{ items: [], next: 'b' },
			{ items: [2], next: null },
		];
		const { items } = await run(
			{ type: 'cursor', itemsPath: 'items', cursorPath: 'next', place: { in: 'query', name: 'c' } },
			async () => answerOf(pages.shift()),
		);
		expect(items).toEqual([1, 2]);
	});

	it('is told from an empty page in the middle, where a field says that there is more', async () => {
		const pages = [
			{ items: [1], more: true },
			{ items: [], more: true },
			{ items: [2], more: false },
		];
		const place = { in: 'query', name: 'page' } as const;
		const { items } = await run(
			{ type: 'page', itemsPath: 'items', hasMorePath: 'more', place },
			async () => answerOf(pages.shift()),
		);
		expect(items).toEqual([1, 2]);
	});

	it.each<[string, PaginationStrategy, unknown]>([
		['the list', { type: 'link', itemsPath: 'data.items' }, { orders: [] }],
		['a list', { type: 'link', itemsPath: 'data' }, { data: 'none' }],
		[
			'does not say where',
			{
				type: 'cursor',
				itemsPath: 'data',
				cursorPath: 'cursor',
				hasMorePath: 'more',
				place: { in: 'query', name: 'c' },
			},
			{ data: [1], more: true },
		],
	])('or without %s ends with a failure that says so', async (_what, strategy, body) => {
		const { end } = await run(strategy, async () => answerOf(body));
		expect(end).toMatchObject({
			reason: 'failed',
			failure: { message: expect.stringMatching(/data|where/) },
		});
	});

	it('or without JSON does too', async () => {
		const html: Answer = {
			...answerOf(null),
			response: { status: 200, headers: {}, body: Buffer.from('<p>') },
		};
		const { end } = await run({ type: 'link', itemsPath: '@' }, async () => html);
		expect(end.failure).toMatchObject({ message: expect.stringMatching(/not JSON/) });
	});
});

describe('secrets', () => {
	const strategy = { type: 'nextUrl', itemsPath: 'data', urlPath: 'next' } as const;
	const first = {
		method: 'GET',
		url: 'https://graph.example.com/me?access_token=s3cret&sig=hush&limit=2',
		headers: { authorization: 'Bearer t0ken' },
		timeoutMs: 1000,
	};
	const options = { secretParameters: ['sig'] };

	it('stand in no checkpoint, and are in the next request again', async () => {
		const { state, checkpoint } = newCheckpoint(false);
		const seen: string[] = [];
		const pages = paginate({
			pager: compilePager(strategy, options),
			first,
			checkpoint,
			maxPages: 10,
			maxItems: 10,
			async send({ url }) {
				seen.push(url);
				if (seen.length === 2) throw network();
				return answerOf({ data: [1], next: '/me?after=x&access_token=s3cret&sig=hush' });
			},
		});
		const { end } = await collectPages(pages);
		const kept = JSON.stringify([await state.list(''), end.position]);
		expect(kept).toContain('after=x');
		expect(kept).not.toMatch(/s3cret|hush|t0ken/);
		expect(new URL(seen[1]!).searchParams.get('access_token')).toBe('s3cret');
		expect(new URL(seen[1]!).searchParams.get('sig')).toBe('hush');
	});

	it('do not change the checkpoint’s key, but everything else does', () => {
		const key = (request: object, userKey = 'u') =>
			checkpointKey(strategy, { ...first, ...request }, userKey, options);
		expect(key({ url: first.url.replace('s3cret', 'other').replace('hush', 'x') })).toBe(key({}));
		expect(key({ headers: {} })).toBe(key({}));
		expect(key({ url: first.url.replace('limit=2', 'limit=3') })).not.toBe(key({}));
		expect(key({ body: '{}' })).not.toBe(key({}));
		expect(key({}, 'other')).not.toBe(key({}));
	});

	it.each([
		'https://evil.example/me',
		'http://graph.example.com/me',
		'ftp://graph.example.com/',
		'//evil.example/',
	])('do not go to %s', async (next) => {
		const { items, end } = await collectPages(
			paginate({
				pager: compilePager(strategy),
				first,
				maxPages: 10,
				maxItems: 10,
				send: async () => answerOf({ data: [1], next }),
			}),
		);
		// The page counts as not got: its place is kept, and it comes once it leads somewhere.
		expect(items).toEqual([]);
		expect(end.failure).toMatchObject({
			reason: 'refused',
			message: expect.stringMatching(/allow/),
		});
	});

	it('go to another origin that is allowed', async () => {
		const answers = [
			answerOf({ data: [1], next: 'https://eu.example.com/me' }),
			answerOf({ data: [2] }),
		];
		const { items } = await collectPages(
			paginate({
				pager: compilePager(strategy, { allowedOrigins: ['https://eu.example.com'] }),
				first,
				maxPages: 10,
				maxItems: 10,
				send: async () => answers.shift()!,
			}),
		);
		expect(items).toEqual([1, 2]);
	});
});

describe('compilePager', () => {
	it.each<[PaginationStrategy, RegExp]>([
		[{ type: 'link', itemsPath: '' }, /Items path: is empty/],
		[{ type: 'link', itemsPath: 'a..b' }, /Items path/],
		[{ type: 'nextUrl', itemsPath: '@', urlPath: '__proto__.x' }, /Next URL path/],
		[
			{ type: 'page', itemsPath: '@', place: { in: 'query', name: ' ' } },
			/name of the query field/,
		],
		[{ type: 'page', itemsPath: '@', place: { in: 'header', name: 'a\nb' } }, /name of a header/],
		[{ type: 'page', itemsPath: '@', place: { in: 'body', name: 'a[*].b' } }, /one field/],
		[
			{
				type: 'offset',
				itemsPath: '@',
				place: { in: 'query', name: 'o' },
				size: { place: { in: 'query', name: 'l' }, items: -1 },
			},
			/Page size/,
		],
	])('refuses %j', (strategy, message) => {
		expect(() => compilePager(strategy)).toThrow(message);
	});
});
