import type { BreakerPhase } from '../breaker/breaker';

/** One call. Header names are lower-case. */
export interface HttpRequest {
	method: string;
	url: string;
	headers: Record<string, string>;
	body?: string;
	/** For one attempt, ms. */
	timeoutMs: number;
	/**
	 * The request carries an idempotency key, in a header or its body: the API takes a second one
	 * for a repetition. Absent: the method decides.
	 */
	idempotent?: boolean;
}

export interface HttpResponse {
	status: number;
	headers: Record<string, string>;
	body: Buffer;
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
}

export interface CallContext {
	trace: CallTrace;
	signal?: AbortSignal;
	/** When the call has to be over with all its attempts and waits, ms since the epoch. */
	deadline?: number;
}

export type Send = (request: HttpRequest, context: CallContext) => Promise<HttpResponse>;

/** Wraps the rest of the pipeline. */
export type Policy = (next: Send) => Send;
