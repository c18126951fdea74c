import { describe } from '../mapping/describe';
import { isJsonObject, type Json } from '../http/json';
import { requireJson } from '../http/requireJson';
import type { HttpRequest } from '../http/types';
import { refused } from './nextUrl';
import { getter, stepOf, type Got } from './steps';
import type { PaginationOptions, PaginationStrategy, Position } from './types';

/** A strategy made ready. Its functions are pure. */
export interface Pager {
	/** The request for the page at a position. */
	requestAt(first: HttpRequest, position: Position): HttpRequest;
	/** The items of a page, and the position of the next; undefined after the last. @throws HttpFailure */
	read(got: Got): { items: Json[]; next?: Position };
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

const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === 1;
