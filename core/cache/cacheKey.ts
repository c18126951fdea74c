import { fingerprint } from '../http/fingerprint';
import type { HttpRequest, HttpResponse } from '../http/types';

/** They differ from call to call and change no answer. */
const PASSING = [
	'cache-control',
	'content-length',
	'idempotency-key',
	'traceparent',
	'tracestate',
	'user-agent',
	'x-correlation-id',
	'x-request-id',
];

/**
 * The key of an answer: a digest of method, URL, credential and every header of the request, so
 * that no caller gets what belongs to another, and a different language or API version is another
 * answer. A secret in a URL or a header is nowhere readable.
 */
export function cacheKey({ method, url, headers }: HttpRequest, credential: string): string {
	const kept = Object.entries(headers).filter(([name]) => !PASSING.includes(name));
	return `cache:${fingerprint(method, url, credential, Object.fromEntries(kept))}`;
}

/** The key of the mark that an unsafe call leaves at its URL. */
export const generationKey = ({ url }: HttpRequest): string =>
	`cache-generation:${fingerprint(url)}`;

/** What an answer that varies by passing headers was given for (RFC 9111 §4.1). */
export function variantOf(
	{ headers }: HttpRequest,
	{ headers: answered }: Pick<HttpResponse, 'headers'>,
): string {
	const names = (answered.vary ?? '')
		.toLowerCase()
		.split(',')
		.map((name) => name.trim())
		.filter((name) => PASSING.includes(name));
	return fingerprint(names.sort().map((name) => [name, headers[name] ?? null]));
}
