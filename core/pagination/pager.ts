import { compileGetter } from '../mapping/access';
import { describe } from '../mapping/describe';
import { within } from '../mapping/errors';
import { parsePath } from '../mapping/path';
import { isJsonObject, type Json } from '../http/json';
import { requireJson } from '../http/requireJson';
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

/** A strategy made ready. Its functions are pure. */
export interface Pager {
	/** The request for the page at a position. */
	requestAt(first: HttpRequest, position: Position): HttpRequest;
	/** The items of a page, and the position of the next; undefined after the last. @throws HttpFailure */
	read(got: Got): { items: Json[]; next?: Position };
}

/** What a strategy adds to what all have in common. */
interface Step {
	requestAt(first: HttpRequest, position: Position): HttpRequest;
	next(got: Got, body: Json, items: Json[]): Position | undefined;
}

/** @throws MappingError or Error that names the field which makes no sense. */
export function compilePager(strategy: PaginationStrategy, options: PaginationOptions = {}): Pager {
	const itemsOf = itemsGetter(strategy);
	const more = strategy.hasMorePath && getter('Has-more path', strategy.hasMorePath);
	const { requestAt, next } = stepOf(strategy, options);
	return {
		requestAt,
		read(got) {
			const body = requireJson(got.response);
			const items = itemsOf(body, got.position);
			if (more && !isTrue(more(body))) return { items };
			const following = next(got, body, items);
			if (more && !following) {
				throw refused(
					`${strategy.hasMorePath} says there is more, but the answer does not say where`,
				);
			}
			return { items, next: following };
		},
	};
}

function stepOf(strategy: PaginationStrategy, options: PaginationOptions): Step {
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

function countingStep(strategy: Extract<PaginationStrategy, { type: 'page' | 'offset' }>): Step {
	const { type, size, endsOnShortPage = false, hasMorePath } = strategy;
	const start = strategy.first ?? (type === 'page' ? 1 : 0);
	const counter = compileField(strategy.place);
	const sizeField = size && compileField(size.place);
	if (size && !(Number.isSafeInteger(size.items) && size.items > 0)) {
		throw new Error('Page size must be a whole number above 0');
	}
	const countOf = (position: Position): number => {
		if (position.at === 'page') return position.page;
		return position.at === 'offset' ? position.offset : start;
	};
	return {
		requestAt(first, position) {
			const sized = size && sizeField ? sizeField.write(first, size.items) : first;
			return counter.write(sized, countOf(position));
		},
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

function cursorStep(strategy: Extract<PaginationStrategy, { type: 'cursor' }>): Step {
	const { cursorPath, place } = strategy;
	const get = getter('Cursor path', cursorPath);
	const field = compileField(place);
	return {
		requestAt: (first, position) =>
			position.at === 'cursor' ? field.write(first, position.cursor) : first,
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

function itemsGetter({ itemsPath, itemsOptional = false }: PaginationStrategy) {
	const get = getter('Items path', itemsPath);
	return (body: Json, { at }: Position): Json[] => {
		const items = get(body) ?? undefined;
		if (Array.isArray(items)) return items as Json[];
		if (items !== undefined) throw refused(`${itemsPath} is ${describe(items)}, not a list`);
		// Some APIs leave an empty list out; on the first page it is rather a wrong path.
		if (itemsOptional || at !== 'first') return [];
		const fields = isJsonObject(body) ? Object.keys(body).slice(0, 10).join(', ') : describe(body);
		throw refused(`The answer has no list at ${itemsPath}; it has ${fields || 'no fields'}`);
	};
}

const getter = (label: string, path: string) =>
	within(`${label}: `, () => compileGetter(parsePath(path)));

/** The ways in which APIs say that there is no next page. */
const isNone = (value: unknown): boolean =>
	value === undefined || value === null || value === '' || value === false;

const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === 1;
