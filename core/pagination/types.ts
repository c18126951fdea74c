import type { Place } from '../http/requestField';

interface Sized {
	/** How many items a page has, and where to ask for it; else the API's own default. */
	size?: { place: Place; items: number };
}

/** When counting pages ends, beyond the page that is empty. */
interface Counted extends Sized {
	/** A page with fewer items than `size` is the last one: saves the call for the empty page. */
	endsOnShortPage?: boolean;
}

interface Common {
	/** The list in the answer, as in `data.orders` or `edges[*].node`; `@` when the answer is the list. */
	itemsPath: string;
	/** Its absence on the first page means no items, instead of a wrong path. */
	itemsOptional?: boolean;
	/** A field that is true as long as there is more, as in `has_more`. */
	hasMorePath?: string;
}

/** How an API hands out a long list, as data. Paths are those of core/mapping/path. */
export type PaginationStrategy =
	| (Common & Counted & { type: 'page'; place: Place; /** 1 unless said. */ first?: number })
	| (Common & Counted & { type: 'offset'; place: Place; /** 0 unless said. */ first?: number })
	/** `data[-1].id` is the cursor of an API that continues after the last item. */
	| (Common & Sized & { type: 'cursor'; place: Place; cursorPath: string })
	/** RFC 8288. */
	| (Common & { type: 'link'; /** `next` unless said. */ rel?: string })
	/** `links[?rel=next][0].href` finds it in a list of links. */
	| (Common & { type: 'nextUrl'; urlPath: string });

/** Where a run stands. With the strategy and the first request it makes the next request. */
export type Position =
	| { at: 'first' }
	| { at: 'page'; page: number }
	| { at: 'offset'; offset: number }
	| { at: 'cursor'; cursor: string | number }
	/** Without the parameters that hold a secret. */
	| { at: 'url'; url: string };

export interface PaginationOptions {
	/** Query parameters that authentication adds: they are kept out of every position. */
	secretParameters?: readonly string[];
	/** Origins beside the first request's own that a next URL may lead to, as in `https://eu.example.com`. */
	allowedOrigins?: readonly string[];
}
