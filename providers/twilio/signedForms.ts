import { createHash } from 'node:crypto';
import { parse, stringify } from 'node:querystring';
import { formBody, queryOf, singleHeader, type SignedRequest } from '../../core/signature';

/**
 * What Twilio may have signed: the address, followed by the sorted parameters of a form. Of any
 * other body the address carries the hash. Whether the default port is part of the address depends
 * on the product, so that both are tried.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signedForms(request: SignedRequest): string[] {
	const parameters = signedParameters(request);
	if (parameters === undefined) return [];
	const asReceived = request.url.replace(/#.*$/s, '');
	const normal = normalized(asReceived);
	const addresses = new Set([asReceived, normal, requoted(normal)].flatMap(withAndWithoutPort));
	return [...addresses].map((address) => address + parameters);
}

/** Undefined where nothing that is signed covers the body. */
function signedParameters(request: SignedRequest): string | undefined {
	const { headers, rawBody } = request;
	const hash = queryOf(request).get('bodySHA256');
	if (hash !== null) {
		return hash.toLowerCase() === createHash('sha256').update(rawBody).digest('hex')
			? ''
			: undefined;
	}
	if (rawBody.length === 0) return '';
	const type = singleHeader(headers, 'content-type') ?? '';
	return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)
		? sortedParameters(formBody(request))
		: undefined;
}

/** Names in order, the values of a repeated one without duplicates and in order. */
function sortedParameters(form: URLSearchParams): string {
	const parameters = new Map<string, Set<string>>();
	for (const [name, value] of form) {
		parameters.set(name, (parameters.get(name) ?? new Set()).add(value));
	}
	return [...parameters.keys()]
		.sort()
		.flatMap((name) => [...(parameters.get(name) ?? [])].sort().map((value) => name + value))
		.join('');
}

function withAndWithoutPort(url: string): string[] {
	const parts = /^(https?:\/\/)([^/?#]*?)(:\d+)?([/?].*)?$/is.exec(url);
	if (parts === null) return [url];
	const [, scheme = '', host = '', port, rest = ''] = parts;
	const defaultPort = scheme.toLowerCase() === 'https://' ? ':443' : ':80';
	return [scheme + host + rest, scheme + host + (port ?? defaultPort) + rest];
}

/** Some of Twilio's products sign the address as a browser writes it, escapes and all. */
function normalized(url: string): string {
	return URL.canParse(url) ? new URL(url).toString() : url;
}

/** Others escape the query in the way of Node's `querystring`. */
function requoted(url: string): string {
	return url.replace(/\?(.+)$/s, (_match, query: string) => `?${stringify(parse(query))}`);
}
