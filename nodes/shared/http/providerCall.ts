import { fill } from '../../../core/api/fill';
import type { ApiCall, ApiRequest } from '../../../core/api/types';
import type { ApiAuth, CredentialFields } from '../../../core/auth/types';
import {
	CallFailed,
	pipeline,
	retrying,
	type HttpRequest,
	type Transport,
} from '../../../core/http';
import type { ProviderApi } from '../../../providers/ProviderApi';
import { clock, random, sleep } from '../systemTime';

/** Puts what proves who calls into a request. */
export type Authorize = (
	auth: ApiAuth,
	fields: CredentialFields,
) => (request: HttpRequest) => HttpRequest | Promise<HttpRequest>;

const RETRY = {
	attempts: 4,
	backoff: { baseMs: 500, maxMs: 30_000, jitterMs: 500 },
	maxRetryAfterMs: 60_000,
	deadlineMs: 120_000,
};
const TIMEOUT_MS = 30_000;

export interface CallOptions {
	authorize?: Authorize;
	wait?: typeof sleep;
}

/** Calls a provider's API with a credential. The call rejects with an HttpFailure. */
export function providerCall(
	{ baseUrl, auth }: ProviderApi,
	fields: CredentialFields,
	transport: Transport,
	{ authorize = simpleAuthorize, wait = sleep }: CallOptions = {},
): ApiCall {
	const policies = [retrying({ ...RETRY, clock, sleep: wait, random })];
	const send = pipeline(policies, transport, clock);
	const base = fill(baseUrl, fields).replace(/\/+$/, '');
	const prove = authorize(auth, fields);

	return async (request) => {
		const { response } = await send(await prove(toHttp(request, base))).catch(unwrap);
		const { status, headers, body } = response;
		return { status, headers, json: body.length === 0 ? undefined : parse(body) };
	};
}

/** What is in a header or the query as it is; other ways are the caller's to add. */
export const simpleAuthorize: Authorize = (auth, fields) => (request) => {
	switch (auth.type) {
		case 'header':
			return withHeader(request, auth.name, fill(auth.value, fields));
		case 'basic': {
			const pair = `${fill(auth.user, fields)}:${fill(auth.password, fields)}`;
			return withHeader(request, 'authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
		}
		case 'query': {
			const url = new URL(request.url);
			url.searchParams.set(auth.name, fill(auth.value, fields));
			return { ...request, url: url.href };
		}
		default:
			throw new Error(`This version cannot call an API with ${auth.type}`);
	}
};

function toHttp(
	{ method, path, query, headers, json, form }: ApiRequest,
	base: string,
): HttpRequest {
	const url = new URL(path.startsWith('/') ? base + path : path);
	if (url.origin !== new URL(base).origin) {
		throw new Error(`The API names a next page at ${url.origin}: it does not get the credential`);
	}
	for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
	const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
	return {
		method,
		url: url.href,
		headers: {
			accept: 'application/json',
			'user-agent': 'n8n-nodes-steadfast',
			...((form ?? json) !== undefined && { 'content-type': type }),
			...headers,
		},
		...(form ? { body: encode(form) } : json !== undefined && { body: JSON.stringify(json) }),
		timeoutMs: TIMEOUT_MS,
	};
}

function encode(form: NonNullable<ApiRequest['form']>): string {
	const encoded = new URLSearchParams();
	for (const [name, value] of form) encoded.append(name, value);
	return encoded.toString();
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
	return { ...request, headers: { ...request.headers, [name.toLowerCase()]: value } };
}

function unwrap(error: unknown): never {
	throw error instanceof CallFailed ? error.cause : error;
}

/** What is no JSON is handed on as text: some APIs say `OK` to a deletion. */
function parse(body: Buffer): unknown {
	const text = body.toString('utf8');
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
