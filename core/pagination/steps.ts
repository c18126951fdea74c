import { compileGetter } from '../mapping/access';
import { describe } from '../mapping/describe';
import { within } from '../mapping/errors';
import { parsePath } from '../mapping/path';
import type { Json } from '../http/json';
import { compileField } from '../http/requestField';
import type { HttpRequest, HttpResponse } from '../http/types';
import { linkTarget } from './linkHeader';
import { refused, resolveNextUrl, withSecretsOf } from './nextUrl';
import type { PaginationOptions, PaginationStrategy, Position } from './types';

/** A page that was got. */
export interface Got {
	request: HttpRequest;
	response: HttpResponse;
	position: Position;
}

/** What a strategy adds to what all have in common. */
export interface Step {
	requestAt(first: HttpRequest, position: Position): HttpRequest;
	next(got: Got, body: Json, items: Json[]): Position | undefined;
}

/** @throws MappingError or Error that names the field which makes no sense. */
export function stepOf(strategy: PaginationStrategy, options: PaginationOptions): Step {
	switch (strategy.type) {
		case 'page':
		case 'offset':
			return countingStep(strategy);
		case 'cursor':
			return cursorStep(strategy);
		case 'link':
			return urlStep(options, ({ response }) =>
				linkTarget(response.headers.link, strategy.rel ?? 'next'),
			);
		case 'nextUrl': {
			const get = getter('Next URL path', strategy.urlPath);
			return urlStep(options, (_got, body) => get(body));
		}
	}
}

type Counting = Extract<PaginationStrategy, { type: 'page' | 'offset' }>;
type Cursor = Extract<PaginationStrategy, { type: 'cursor' }>;

function countingStep(strategy: Counting): Step {
	const { type, size, endsOnShortPage = false, hasMorePath } = strategy;
	const start = strategy.first ?? (type === 'page' ? 1 : 0);
	const counter = compileField(strategy.place);
	const sized = sizer(strategy);
	const countOf = (position: Position): number => {
		if (position.at === 'page') return position.page;
		return position.at === 'offset' ? position.offset : start;
	};
	return {
		requestAt: (first, position) => counter.write(sized(first), countOf(position)),
		next({ position }, _body, { length }) {
			const short = length === 0 || (endsOnShortPage && size && length < size.items);
			if (short && !hasMorePath) return undefined;
			// An API may give fewer items than asked for, so the offset moves by what came.
			return type === 'page'
				? { at: 'page', page: countOf(position) + 1 }
				: { at: 'offset', offset: countOf(position) + length };
		},
	};
}

/** Writes the page size that is asked for. @throws Error when it makes no sense. */
function sizer({ size }: Pick<Counting | Cursor, 'size'>): (request: HttpRequest) => HttpRequest {
	if (!size) return (request) => request;
	if (!(Number.isSafeInteger(size.items) && size.items > 0)) {
		throw new Error('Page size must be a whole number above 0');
	}
	const field = compileField(size.place);
	return (request) => field.write(request, size.items);
}

function cursorStep(strategy: Cursor): Step {
	const { cursorPath, place } = strategy;
	const sized = sizer(strategy);
	const get = getter('Cursor path', cursorPath);
	const field = compileField(place);
	return {
		requestAt: (first, position) =>
			position.at === 'cursor' ? field.write(sized(first), position.cursor) : sized(first),
		next(_got, body) {
			const cursor = get(body);
			if (isNone(cursor)) return undefined;
			if (typeof cursor === 'string' || typeof cursor === 'number') return { at: 'cursor', cursor };
			throw refused(`The cursor at ${cursorPath} is ${describe(cursor)}, not a text or number`);
		},
	};
}

function urlStep(options: PaginationOptions, find: (got: Got, body: Json) => unknown): Step {
	return {
		requestAt: (first, position) =>
			position.at === 'url'
				? { ...first, url: withSecretsOf(first.url, position.url, options) }
				: first,
		next(got, body) {
			const url = find(got, body);
			if (isNone(url)) return undefined;
			if (typeof url !== 'string') throw refused(`The next URL is ${describe(url)}, not a text`);
			return { at: 'url', url: resolveNextUrl(url, got.request.url, options) };
		},
	};
}

/** Reads a path. @throws MappingError that begins with the label */
export const getter = (label: string, path: string) =>
	within(`${label}: `, () => compileGetter(parsePath(path)));

/** The ways in which APIs say that there is no next page. */
const isNone = (value: unknown): boolean =>
	value === undefined || value === null || value === '' || value === false;
