import { parseJson } from '../json';
import type { SignedRequest } from './types';

type Headers = SignedRequest['headers'];

/**
 * One header's value, which may be the only one of a list. Absent, empty and repeated headers are
 * all `undefined`: a request that says two things about its signature says nothing.
 */
export function singleHeader(headers: Headers, name: string): string | undefined {
	const given = headers[name];
	const value = Array.isArray(given) && given.length === 1 ? given[0] : given;
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The same headers under lower-case names. Names that differ in case only are one, repeated. */
export function lowerCaseNames(headers: Headers): Headers {
	if (!hasCapitals(headers)) return headers;
	const lower: Record<string, string | string[] | undefined> = {};
	for (const [name, value] of Object.entries(headers)) {
		if (value === undefined) continue;
		const key = name.toLowerCase();
		const known = Object.hasOwn(lower, key) ? lower[key] : undefined;
		lower[key] = known === undefined ? value : [known, value].flat();
	}
	return lower;
}

function hasCapitals(headers: Headers): boolean {
	for (const name in headers) if (name !== name.toLowerCase()) return true;
	return false;
}

const PARSED = Symbol('parsed');

interface Parsed {
	json?: { value: unknown };
	form?: URLSearchParams;
	query?: URLSearchParams;
}

interface RememberingRequest extends SignedRequest {
	readonly [PARSED]?: Parsed;
}

/** A copy that remembers what was parsed of it. A WeakMap would take longer than the parsing. */
export function remembering({ method, headers, rawBody }: SignedRequest, url: string) {
	return { method, url, headers, rawBody, [PARSED]: {} } satisfies RememberingRequest;
}

/** The body as JSON; `undefined` when it is not JSON. */
export function jsonBody(request: RememberingRequest): unknown {
	const parsed = request[PARSED] ?? {};
	parsed.json ??= { value: parseJson(request.rawBody.toString('utf8')) };
	return parsed.json.value;
}

/** The body as a form. */
export function formBody(request: RememberingRequest): URLSearchParams {
	const parsed = request[PARSED] ?? {};
	return (parsed.form ??= new URLSearchParams(request.rawBody.toString('utf8')));
}

/** The query of the address that was called. */
export function queryOf(request: RememberingRequest): URLSearchParams {
	const parsed = request[PARSED] ?? {};
	const [, query = ''] = /\?([^#]*)/.exec(request.url) ?? [];
	return (parsed.query ??= new URLSearchParams(query));
}
