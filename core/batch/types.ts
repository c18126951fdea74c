import type { Json } from '../http/json';
import type { HttpFailure } from '../http/failure';

/** How items stand together in one body. */
export type BatchShape =
	| { type: 'array' }
	/** `{ …constants, [field]: [items] }` */
	| { type: 'object'; field: string; constants?: { readonly [name: string]: Json } }
	/** A line each; `before` is a line before each item, as Elasticsearch's `{"index":{}}`. */
	| { type: 'ndjson'; before?: Json };

export interface BatchLimits {
	maxItems: number;
	/** Of the whole body as it is sent, in UTF-8 bytes. */
	maxBytes: number;
	/** Of each item as JSON, where the API limits that too. */
	maxItemBytes?: number;
	/** Items share a batch only when they have the same value here. */
	groupPath?: string;
}

/** How an answer tells the fate of each item. Paths are those of core/mapping/path. */
export type AnswerRule =
	/** The answer is about all items alike. */
	| { type: 'all' }
	/** A list as long as the batch, in its order. */
	| ({ type: 'index'; path: string } & ElementCheck)
	/** A list of elements that each carry their item's id. */
	| ({ type: 'id'; path: string; answerId: string; itemId: string } & ElementCheck)
	/**
	 * A list of the items that failed, by their position in the batch (from 0); the others succeeded.
	 * Mixpanel: `failed_records`, `index`, https://developer.mixpanel.com/reference/import-events
	 */
	| { type: 'failures'; path: string; indexPath: string; messagePath?: string };

/** What tells a good element of an answer from a bad one; without any of it, each is good. */
export interface ElementCheck {
	/** A number from 200 to 299, `true` or one of `success` is good. */
	statusPath?: string;
	success?: readonly string[];
	/** Anything there but nothing, false or an empty list is the element's error. */
	errorPath?: string;
}

export interface BatchPlan {
	shape: BatchShape;
	limits: BatchLimits;
	answer: AnswerRule;
	/** Statuses whose answer tells the fate of each item all the same, as Mixpanel's 400. */
	partialStatuses?: readonly number[];
	/** A refused batch is sent in halves, so that one bad item does not sink the others. */
	bisect?: { statuses: readonly number[]; /** Further calls for one batch. */ maxCalls: number };
}

/** What became of one item: every item gets exactly one. */
export type Outcome =
	| { ok: true; /** Its element of the answer, or the whole answer. */ value: Json }
	| { ok: false; failure: HttpFailure };
