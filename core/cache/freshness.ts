import type { HttpRequest, HttpResponse } from '../http/types';
import { parseCacheControl, secondsOf } from './cacheControl';

export interface FreshnessRules {
	/** For an answer that does not say how long it is good, ms; 0 asks every time. */
	ttlMs: number;
	/** `ttlMs` counts whatever the answer says, also for one that is not to be stored. */
	ignoreServer?: boolean;
}

/** Of what a cache may answer; partial content and conditional calls are another matter. */
export function isCacheable({ method, headers }: HttpRequest): boolean {
	if (method !== 'GET' && method !== 'HEAD') return false;
	if (CONDITIONS.some((name) => headers[name] !== undefined)) return false;
	return !parseCacheControl(headers['cache-control']).has('no-store');
}

const CONDITIONS = [
	'range',
	'if-match',
	'if-none-match',
	'if-modified-since',
	'if-unmodified-since',
	'if-range',
];

/** The caller wants the server asked, as `Cache-Control: no-cache` says (RFC 9111 §5.2.1.4). */
export function wantsRevalidation({ headers }: HttpRequest): boolean {
	const asked = parseCacheControl(headers['cache-control']);
	return asked.has('no-cache') || secondsOf(asked, 'max-age') === 0;
}

/** RFC 9110 §9.2.1. */
export const isSafe = (method: string): boolean =>
	['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);

/** RFC 9111 §3, for a private cache: `private` and `Authorization` do not forbid. */
export function isStorable(response: HttpResponse, rules: FreshnessRules): boolean {
	const { status, headers } = response;
	// A transport that put the body elsewhere leaves nothing here to keep.
	if ('saved' in response && response.saved !== undefined) return false;
	if (![200, 203, 204].includes(status)) return false;
	if (headers.vary?.split(',').some((name) => name.trim() === '*')) return false;
	return rules.ignoreServer || !parseCacheControl(headers['cache-control']).has('no-store');
}

/** How long an answer is good from its arrival on, ms (RFC 9111 §4.2); 0: ask again each time. */
export function freshForMs(response: HttpResponse, rules: FreshnessRules, now: number): number {
	const { ttlMs, ignoreServer = false } = rules;
	if (ignoreServer) return ttlMs;
	const { headers } = response;
	const said = parseCacheControl(headers['cache-control']);
	if (said.has('no-cache')) return 0;
	const date = headers.date === undefined ? now : Date.parse(headers.date) || now;
	const expires = headers.expires;
	const lifetime =
		secondsOf(said, 'max-age') ??
		// An invalid date, such as "0", is in the past (RFC 9111 §5.3).
		(expires === undefined ? undefined : (Date.parse(expires) || 0) - date);
	if (lifetime === undefined) return ttlMs;
	// It was on its way, or in a cache before this one (RFC 9111 §4.2.3).
	const age = /^\d+$/.test(headers.age ?? '') ? Number(headers.age) * 1000 : 0;
	return Math.max(0, lifetime - Math.max(age, now - date));
}

/** Whether a stale answer may never be given (RFC 9111 §5.2.2.2). */
export function mustRevalidate({ headers }: Pick<HttpResponse, 'headers'>): boolean {
	const said = parseCacheControl(headers['cache-control']);
	return said.has('must-revalidate') || said.has('no-cache');
}

/** The headers that ask whether a stored answer is still good (RFC 9111 §4.3.1). */
export function validatorsOf({ headers }: Pick<HttpResponse, 'headers'>): Record<string, string> {
	return {
		...(headers.etag && { 'if-none-match': headers.etag }),
		...(headers['last-modified'] && { 'if-modified-since': headers['last-modified'] }),
	};
}
