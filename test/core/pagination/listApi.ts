import { HttpFailure, type HttpRequest } from '../../../core/http';
import type { Answer } from '../../../core/http/pipeline';
import type { PaginationStrategy } from '../../../core/pagination';

export interface ListApi {
	strategy: PaginationStrategy;
	first: HttpRequest;
	/** Every request that came. */
	seen: HttpRequest[];
	send(request: HttpRequest): Promise<Answer>;
	/** The numbers of the calls (from 0) that fail. */
	failing: Set<number>;
}

const ORIGIN = 'https://api.example.com';

export function answerOf(body: unknown, headers: Record<string, string> = {}): Answer {
	return {
		response: { status: 200, headers, body: Buffer.from(JSON.stringify(body)) },
		trace: { attempts: 1, throttledMs: 0, backoffMs: 0 },
	};
}

interface Style {
	strategy: PaginationStrategy;
	body?: string;
	/** Where the asked-for page begins. */
	offsetOf(url: URL, body: Record<string, unknown>): number;
	answer(items: unknown[], next: number | undefined): Answer;
}

const query = (name: string) => ({ in: 'query' as const, name });
const variablesOf = (body: Record<string, unknown>) =>
	(body.variables ?? {}) as Record<string, unknown>;

export const STYLES = {
	page: (size: number): Style => ({
		strategy: { type: 'page', itemsPath: 'items', place: query('page') },
		offsetOf: (url) => (Number(url.searchParams.get('page')) - 1) * size,
		answer: (items) => answerOf({ items }),
	}),
	'page that ends on a short one': (size: number): Style => ({
		strategy: {
			type: 'page',
			itemsPath: '@',
			place: query('p'),
			first: 0,
			size: { place: query('per_page'), items: size },
			endsOnShortPage: true,
		},
		offsetOf: (url) => Number(url.searchParams.get('p')) * Number(url.searchParams.get('per_page')),
		answer: (items) => answerOf(items),
	}),
	offset: (size: number): Style => ({
		strategy: {
			type: 'offset',
			itemsPath: 'data',
			place: query('offset'),
			// The API gives less than it is asked for.
			size: { place: query('limit'), items: size + 5 },
		},
		offsetOf: (url) => Number(url.searchParams.get('offset')),
		answer: (items) => answerOf({ data: items }),
	}),
	'cursor after the last item': (): Style => ({
		strategy: {
			type: 'cursor',
			itemsPath: 'data',
			cursorPath: 'data[-1].id',
			hasMorePath: 'has_more',
			place: query('starting_after'),
		},
		offsetOf: (url) => Number(url.searchParams.get('starting_after') ?? -1) + 1,
		answer: (items, next) => answerOf({ data: items, has_more: next !== undefined }),
	}),
	'cursor in the body': (): Style => ({
		strategy: {
			type: 'cursor',
			itemsPath: 'results',
			cursorPath: 'meta.next_cursor',
			place: { in: 'body', name: 'paging.cursor' },
		},
		body: '{"filter":"all"}',
		offsetOf: (_url, body) =>
			Number((body.paging as { cursor?: string } | undefined)?.cursor?.slice(1) ?? 0),
		answer: (items, next) =>
			answerOf({ results: items, meta: { next_cursor: next === undefined ? '' : `c${next}` } }),
	}),
	GraphQL: (): Style => ({
		strategy: {
			type: 'cursor',
			itemsPath: 'data.orders.edges[*].node',
			cursorPath: 'data.orders.pageInfo.endCursor',
			hasMorePath: 'data.orders.pageInfo.hasNextPage',
			place: { in: 'body', name: 'variables.after' },
		},
		body: '{"query":"query($after: String) { … }","variables":{"first":5}}',
		offsetOf: (_url, body) => Number(variablesOf(body).after ?? 0),
		answer: (items, next) =>
			answerOf({
				data: {
					orders: {
						edges: items.map((node) => ({ node })),
						pageInfo: { endCursor: String(next ?? 'end'), hasNextPage: next !== undefined },
					},
				},
			}),
	}),
	'Link header': (): Style => ({
		strategy: { type: 'link', itemsPath: '@' },
		offsetOf: (url) => Number(url.searchParams.get('page_info') ?? 0),
		answer: (items, next) =>
			answerOf(
				items,
				next === undefined
					? {}
					: { link: `</first>; rel="first", <?page_info=${next}>; title="a, b"; rel="next"` },
			),
	}),
	'next URL': (): Style => ({
		strategy: { type: 'nextUrl', itemsPath: 'data', urlPath: 'links[?rel=next][0].href' },
		offsetOf: (url) => Number(url.searchParams.get('from') ?? 0),
		answer: (items, next) =>
			answerOf({
				data: items,
				links: next === undefined ? [] : [{ rel: 'next', href: `${ORIGIN}/list?from=${next}` }],
			}),
	}),
} as const;

export type StyleName = keyof typeof STYLES;

/** An API that hands out `records` in pages of `size`. */
export function listApi(name: StyleName, records: readonly unknown[], size: number): ListApi {
	const style = STYLES[name](size);
	const api: ListApi = {
		strategy: style.strategy,
		first: {
			method: style.body ? 'POST' : 'GET',
			url: `${ORIGIN}/list?status=any`,
			headers: {},
			timeoutMs: 1000,
			...(style.body && { body: style.body }),
		},
		seen: [],
		failing: new Set(),
		async send(request) {
			const call = api.seen.push(request) - 1;
			if (api.failing.has(call)) {
				throw new HttpFailure('reset', { reason: 'network', retryable: true });
			}
			const body = JSON.parse(String(request.body ?? '{}')) as Record<string, unknown>;
			const from = style.offsetOf(new URL(request.url), body);
			const next = from + size < records.length ? from + size : undefined;
			return style.answer(records.slice(from, from + size), next);
		},
	};
	return api;
}
