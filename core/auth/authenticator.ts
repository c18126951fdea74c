import { createHash } from 'node:crypto';
import type { HttpRequest } from '../http/types';
import type { Clock } from '../time';
import { signAws } from './awsSigV4';
import { basic } from './basic';
import { clientCredentialsToken } from './clientCredentials';
import { fill } from './fill';
import { serviceAccountToken } from './googleServiceAccount';
import { signWithHmac } from './hmac';
import { signForPusher } from './pusher';
import { secretsOf } from './secretsOf';
import type { Token, TokenCache } from './tokenCache';
import type { SendToken } from './tokenRequest';
import type { ApiAuth, CredentialFields, HmacAuth } from './types';

export interface Authenticator {
	/** The request as the API wants it; made anew for each attempt, because signatures hold a time. */
	apply(request: HttpRequest): Promise<HttpRequest>;
	/** Sees to it that the next `apply` has another token than the one that `request` carried. */
	refresh?(request: HttpRequest): Promise<void>;
	/** What `redact()` masks, tokens that were fetched included. */
	secrets(): readonly string[];
}

export interface AuthenticatorDeps {
	/** To the token endpoint; without policies of its own. */
	send: SendToken;
	clock: Clock;
	/** One for the process, so that all executions share a token. */
	tokens: TokenCache;
	/** For a signed request that names no id: each attempt then has its own. */
	newId: () => string;
}

/** @throws an Error that names the field of the credential that is missing. */
export function authenticator(
	auth: ApiAuth,
	fields: CredentialFields,
	deps: AuthenticatorDeps,
): Authenticator {
	const secrets = secretsOf(auth, fields);
	const plain = (apply: (request: HttpRequest) => HttpRequest | Promise<HttpRequest>) => ({
		apply: async (request: HttpRequest) => await apply(request),
		secrets: () => secrets,
	});
	switch (auth.type) {
		case 'header': {
			const value = fill(auth.value, fields);
			return plain((request) => withHeader(request, fill(auth.name, fields), value));
		}
		case 'query': {
			const [name, value] = [fill(auth.name, fields), fill(auth.value, fields)];
			return plain((request) => withQuery(request, name, value));
		}
		case 'basic': {
			const value = basic(fill(auth.user, fields), fill(auth.password, fields));
			return plain((request) => withHeader(request, 'authorization', value));
		}
		case 'aws-sigv4':
			return plain((request) => signAws(auth, fields, request, deps.clock()));
		case 'hmac':
			return plain(hmacSigner(auth, fields, deps));
		case 'pusher':
			return plain((request) => signForPusher(auth, fields, request, deps.clock()));
		case 'oauth2-client-credentials':
			return bearer(() => clientCredentialsToken(auth, fields, deps), auth, secrets, fields, deps);
		case 'google-service-account':
			return bearer(() => serviceAccountToken(auth, fields, deps), auth, secrets, fields, deps);
	}
}

function bearer(
	fetch: () => Promise<Token>,
	auth: ApiAuth,
	secrets: readonly string[],
	fields: CredentialFields,
	{ tokens }: AuthenticatorDeps,
): Authenticator {
	const key = createHash('sha256')
		.update(JSON.stringify([auth, fields]))
		.digest('hex');
	const seen = new Set<string>();
	return {
		async apply(request) {
			const token = await tokens.get(key, fetch);
			seen.add(token);
			return withHeader(request, 'authorization', `Bearer ${token}`);
		},
		async refresh({ headers }) {
			tokens.forget(key, headers.authorization?.replace(/^Bearer /, '') ?? '');
		},
		secrets: () => [...secrets, ...seen],
	};
}

/** A repetition carries the id of the first attempt: the caller's own, or the call's. */
function hmacSigner(auth: HmacAuth, fields: CredentialFields, { clock, newId }: AuthenticatorDeps) {
	const idHeader = auth.idHeader?.toLowerCase() ?? 'webhook-id';
	return (request: HttpRequest) => {
		const { headers } = request;
		const id = headers[idHeader] ?? headers['idempotency-key'] ?? request.id ?? newId();
		return signWithHmac(auth, fields, request, id, clock());
	};
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
	return { ...request, headers: { ...request.headers, [name.toLowerCase()]: value } };
}

function withQuery(request: HttpRequest, name: string, value: string): HttpRequest {
	const url = new URL(request.url);
	url.searchParams.set(name, value);
	return { ...request, url: url.href, secretQuery: [...(request.secretQuery ?? []), name] };
}
