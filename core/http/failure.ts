import { isRetryable, isThrottled, type RetryRules } from '../retry/classify';
import { retryAfterMs } from '../retry/retryAfter';
import { problemSentence } from './problem';
import type { Clock } from '../time';
import type { HttpResponse } from './types';

/** Why a call brought nothing. A closed set, fit for labels and filters. */
export type FailureReason =
	| 'http_status'
	| 'network'
	| 'timeout'
	| 'breaker_open'
	| 'rate_limited'
	| 'aborted'
	| 'refused'
	/** The API's answer says so, whatever its status. */
	| 'api_error'
	/** The API took the batch but not this item of it. */
	| 'item_refused'
	/** Another worker is making the same call. */
	| 'in_progress'
	/** Where limits and breakers are kept did not answer. */
	| 'state_unavailable';

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
	clock: Clock,
	rules?: RetryRules,
): HttpResponse {
	const { status, headers } = response;
	if (status >= 200 && status < 300) return response;
	throw new HttpFailure(sentenceOf(response), {
		reason: 'http_status',
		retryable: isRetryable(response, rules),
		throttled: isThrottled(response),
		status,
		retryAfterMs: askedWaitMs(headers, clock()),
		response,
	});
}

/** OpenAI and Anthropic say it to the ms too. */
function askedWaitMs(headers: HttpResponse['headers'], now: number): number | undefined {
	const precise = retryAfterMs(headers['retry-after-ms'], now);
	return precise === undefined ? retryAfterMs(headers['retry-after'], now) : precise / 1000;
}

/** A redirect gets here only where it is not followed, or leads nowhere. */
function sentenceOf(response: HttpResponse): string {
	const { status, headers } = response;
	if (status >= 300 && status < 400 && status !== 304) {
		return headers.location
			? `The server redirects to ${headers.location} (HTTP ${status}); use that URL, or let redirects be followed`
			: `The server redirects without saying where (HTTP ${status})`;
	}
	const problem = problemSentence(response);
	return `The server answered HTTP ${status}${problem && `: ${problem}`}`;
}
