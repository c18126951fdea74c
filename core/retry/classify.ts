/** What an API says of its own answers, as data. */
export interface RetryRules {
	/** Statuses to send again after, besides the usual ones. */
	retry?: readonly number[];
	/** Statuses that are final here. */
	final?: readonly number[];
	/**
	 * A header of the answer that says `true` or `false` and is believed before any rule, such as
	 * `stripe-should-retry`. Lower case.
	 */
	header?: string;
}

interface Reply {
	status: number;
	headers: Readonly<Record<string, string>>;
}

/**
 * May the same call succeed later? 408 and 425 ask for another try, 429 for a later one; 5xx is
 * the server's own trouble, but 501 and 505 are what it will never do.
 */
export function isRetryable(reply: Reply, rules: RetryRules = {}): boolean {
	const { status, headers } = reply;
	const said = rules.header && headers[rules.header];
	if (said === 'true') return true;
	if (said === 'false') return false;
	if (rules.final?.includes(status)) return false;
	if (rules.retry?.includes(status) || isThrottled(reply)) return true;
	return status === 408 || status === 425 || (status >= 500 && status !== 501 && status !== 505);
}

/**
 * Does the answer say "too many"? 429, or 403 with a time to come back, as GitHub does
 * (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api). A 503 is trouble
 * of the server, whatever it says of its end.
 */
export function isThrottled({ status, headers }: Reply): boolean {
	if (status === 429) return true;
	if (status !== 403) return false;
	return headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
}

const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

/** Does the method alone make a second request harmless (RFC 9110 §9.2.2)? */
export function isIdempotentMethod(method: string): boolean {
	return REPEATABLE.has(method.toUpperCase());
}
