import type { ApiCall, ApiRequest } from '../../../core/api/types';
import { authenticating, type Authenticator, type CredentialFields } from '../../../core/auth';
import { fill } from '../../../core/auth/fill';
import {
	CallFailed,
	pipeline,
	retrying,
	type HttpRequest,
	type Transport,
} from '../../../core/http';
import { authenticatorFor } from './authenticatorFor';
import { parseJson } from '../../../core/json';
import type { ProviderApi } from '../../../providers/ProviderApi';
import { clock, random, sleep } from '../systemTime';

const RETRY = {
	attempts: 4,
	backoff: { baseMs: 500, maxMs: 30_000, jitterMs: 500 },
	maxRetryAfterMs: 60_000,
	deadlineMs: 120_000,
};
const TIMEOUT_MS = 30_000;

export interface CallOptions {
	authenticator?: Authenticator;
	wait?: typeof sleep;
}

/** Calls a provider's API with a credential. The call rejects with an HttpFailure. */
export function providerCall(
	{ baseUrl, auth }: ProviderApi,
	fields: CredentialFields,
	transport: Transport,
	{ authenticator = authenticatorFor(auth, fields, transport), wait = sleep }: CallOptions = {},
): ApiCall {
	const policies = [
		retrying({ ...RETRY, clock, sleep: wait, random }),
		authenticating(authenticator),
	];
	const send = pipeline(policies, transport, clock);
	const base = fill(baseUrl, fields).replace(/\/+$/, '');

	return async (request) => {
		const { response } = await send(toHttp(request, base)).catch(unwrap);
		const { status, headers, body } = response;
		return { status, headers, json: body.length === 0 ? undefined : parse(body) };
	};
}

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

function unwrap(error: unknown): never {
	throw error instanceof CallFailed ? error.cause : error;
}

/** What is no JSON is handed on as text: some APIs say `OK` to a deletion. */
function parse(body: Buffer): unknown {
	const text = body.toString('utf8');
	const json = parseJson(text);
	return json === undefined ? text : json;
}
