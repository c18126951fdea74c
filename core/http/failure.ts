import { isRetryable, isThrottled, type RetryRules } from '../retry/classify';
import { retryAfterMs } from '../retry/retryAfter';
import type { HttpResponse } from './types';

/** Why a call brought nothing. A closed set, fit for labels and filters. */
export type FailureReason =
	| 'http_status'
	| 'network'
	| 'timeout'
	| 'breaker_open'
	| 'rate_limited'
	| 'aborted'
	| 'refused';

export interface FailureDetails {
	reason: FailureReason;
	/** May the same call succeed later? */
	retryable: boolean;
	status?: number;
	/** The wait the other side asked for, ms. */
	retryAfterMs?: number;
	response?: HttpResponse;
	/** It never left: no connection, or held back here. Absent: the other side may have acted on it. */
	unsent?: boolean;
	/** The other side says "too many". */
	throttled?: boolean;
}

/** A call that brought no usable answer. The message is for people and carries no secret. */
export class HttpFailure extends Error {
	readonly reason: FailureReason;
	readonly retryable: boolean;
	readonly status?: number;
	readonly retryAfterMs?: number;
	readonly response?: HttpResponse;
	readonly unsent: boolean;
	readonly throttled: boolean;

	constructor(message: string, details: FailureDetails) {
		super(message);
		this.name = 'HttpFailure';
		this.reason = details.reason;
		this.retryable = details.retryable;
		this.status = details.status;
		this.retryAfterMs = details.retryAfterMs;
		this.response = details.response;
		this.unsent = details.unsent ?? false;
		this.throttled = details.throttled ?? false;
	}
}

/** Passes a 2xx answer on. @throws HttpFailure for any other. */
export function requireSuccess(
	response: HttpResponse,
	now: number,
	rules?: RetryRules,
): HttpResponse {
	const { status, headers } = response;
	if (status >= 200 && status < 300) return response;
	const location = headers.location ? ` to ${headers.location}` : '';
	const message =
		status >= 300 && status < 400
			? `The server redirects${location} (HTTP ${status}); redirects are not followed, use the final URL`
			: `The server answered HTTP ${status}${excerpt(response.body)}`;
	throw new HttpFailure(message, {
		reason: 'http_status',
		retryable: isRetryable(response, rules),
		throttled: isThrottled(response),
		status,
		retryAfterMs: askedWaitMs(headers, now),
		response,
	});
}

/** OpenAI and Anthropic say it to the ms too. */
function askedWaitMs(headers: HttpResponse['headers'], now: number): number | undefined {
	const precise = retryAfterMs(headers['retry-after-ms'], now);
	return precise === undefined ? retryAfterMs(headers['retry-after'], now) : precise / 1000;
}

const EXCERPT_LENGTH = 300;

function excerpt(body: Buffer): string {
	const text = body.toString('utf8').replace(/\s+/g, ' ').trim();
	if (text === '') return '';
	return text.length > EXCERPT_LENGTH ? `: ${text.slice(0, EXCERPT_LENGTH)}…` : `: ${text}`;
}
