import type { HttpRequest, HttpResponse } from '../../../core/http';
import { refused } from './wireFailure';

/** What another origin may know of a call: everything else could be a credential. */
const HARMLESS =
	/^(accept(-.*)?|cache-control|content-(encoding|language|type)|if-.*|pragma|prefer|range|traceparent|tracestate|user-agent)$/;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The call that a redirect asks for (RFC 9110 §15.4); undefined when the answer is none. Another
 * origin gets neither headers nor query parameters that could be credentials.
 * @throws HttpFailure for a redirect that would weaken the call.
 */
export function redirected(
	request: HttpRequest,
	{ status, headers }: HttpResponse,
	bodyToOtherOrigin = false,
): HttpRequest | undefined {
	if (!REDIRECTS.has(status) || !headers.location) return undefined;
	const from = new URL(request.url);
	if (!URL.canParse(headers.location, from.href)) {
		throw refused(`${from.host} redirects to an address that makes no sense`);
	}
	const to = new URL(headers.location, from);
	if (!['http:', 'https:'].includes(to.protocol) || to.username || to.password) {
		throw refused(`${from.host} redirects to an address that cannot be called`);
	}
	if (from.protocol === 'https:' && to.protocol === 'http:') {
		throw refused(`${from.host} redirects from https to http: nothing is sent unencrypted`);
	}
	const next = withMethod({ ...request, url: to.href }, status);
	return from.origin === to.origin ? next : toOtherOrigin(next, from, to, bodyToOtherOrigin);
}

/** 303 asks for a GET; with 301 and 302 that is what clients make of a POST. */
function withMethod(request: HttpRequest, status: number): HttpRequest {
	const { method } = request;
	const becomesGet =
		status === 303 ? method !== 'HEAD' : (status === 301 || status === 302) && method === 'POST';
	if (!becomesGet) return request;
	const { body: _body, content: _content, ...rest } = request;
	const headers = filtered(request.headers, (name) => !name.startsWith('content-'));
	return { ...rest, method: 'GET', headers };
}

function toOtherOrigin(
	request: HttpRequest,
	from: URL,
	to: URL,
	bodyToOtherOrigin: boolean,
): HttpRequest {
	if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method) && !bodyToOtherOrigin) {
		throw refused(
			`${from.host} redirects a ${request.method} to ${to.host}: call that address if you trust it`,
		);
	}
	for (const name of request.secretQuery ?? []) to.searchParams.delete(name);
	const headers = filtered(request.headers, (name) => HARMLESS.test(name));
	return { ...request, url: to.href, headers };
}

function filtered(
	headers: HttpRequest['headers'],
	keep: (name: string) => boolean,
): HttpRequest['headers'] {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => keep(name)));
}
