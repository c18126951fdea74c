import type { BreakerPhase } from '../breaker/breaker';

/** One call. Header names are lower-case. */
export interface HttpRequest {
	method: string;
	url: string;
	headers: Record<string, string>;
	/** Text, or what it was compressed to. */
	body?: string | Buffer;
	/** A body that is not text, in place of `body`. */
	content?: BodySource;
	/** Query parameters that carry a credential: a redirect to another origin loses them. */
	secretQuery?: readonly string[];
	/** For one attempt, ms. */
	timeoutMs: number;
	/**
	 * The request carries an idempotency key, in a header or its body: the API takes a second one
	 * for a repetition. Absent: the method decides.
	 */
	idempotent?: boolean;
	/** Names the call over its retries and replays; a signed request carries it where it has no other id. */
	id?: string;
}

/** Bytes that are read anew for each attempt. */
export interface BodySource {
	open(): AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
	/** How many there are, where that is known before they are read. */
	bytes?: number;
}

export interface HttpResponse {
	status: number;
	headers: Record<string, string>;
	/** Empty when the transport put the body elsewhere. */
	body: Buffer;
	/** What the transport's `save` made of the body, such as n8n's reference to binary data. */
	saved?: unknown;
}

/** The engine that puts a call on the wire. Any status is an answer; it throws an HttpFailure. */
export interface Transport {
	send(request: HttpRequest, signal?: AbortSignal): Promise<HttpResponse>;
}

/** What happened on the way to an answer, for the item and the log. */
export interface CallTrace {
	attempts: number;
	/** Spent waiting for limits, ms. */
	throttledMs: number;
	/** Spent waiting between attempts, ms. */
	backoffMs: number;
	/** The part of `throttledMs` that each limit caused, by its name. */
	waits?: Record<string, number>;
	/** How the breaker stood after the last attempt. */
	breaker?: BreakerPhase;
	/** How long the last attempt was on the wire, ms. */
	responseMs?: number;
	/** The answer is not the API's but the fallback. */
	fallback?: true;
	cache?: CacheOutcome;
	/**
	 * `recalled`: an earlier run had this call confirmed, and nothing was sent. `unrecorded`: it
	 * succeeded, but the store did not take note of it.
	 */
	confirmation?: 'recorded' | 'recalled' | 'unrecorded';
}

/**
 * `hit`: from the store, nothing was sent. `revalidated`: the API said the stored one is still
 * good. `stale`: the API is down, and this is the last good answer. `miss`: from the API.
 */
export type CacheOutcome = 'hit' | 'revalidated' | 'stale' | 'miss';

export interface CallContext {
	trace: CallTrace;
	signal?: AbortSignal;
	/** When the call has to be over with all its attempts and waits, ms since the epoch. */
	deadline?: number;
}

export type Send = (request: HttpRequest, context: CallContext) => Promise<HttpResponse>;

/** Wraps the rest of the pipeline. */
export type Policy = (next: Send) => Send;
