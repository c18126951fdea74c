import { HttpFailure } from '../http/failure';
import type { PaginationOptions } from './types';

/**
 * Names under which APIs take a key in the query. Some repeat it in the next URL, as Meta does with
 * access_token: https://developers.facebook.com/docs/graph-api/results
 */
const USUAL_SECRETS = ['access_token', 'api_key', 'apikey', 'client_secret', 'password'];

const secretNames = ({ secretParameters = [] }: PaginationOptions): ReadonlySet<string> =>
	new Set([...USUAL_SECRETS, ...secretParameters].map((name) => name.toLowerCase()));

/**
 * A next URL from an answer, resolved against the URL that gave it and rid of the parameters that
 * hold a secret.
 * @throws HttpFailure when it leads to an origin that is not allowed: the credential would go there.
 */
export function resolveNextUrl(next: string, current: string, options: PaginationOptions): string {
	const url = URL.canParse(next, current) ? new URL(next, current) : undefined;
	if (!url) throw refused('The address of the next page is not a URL');
	const { origin } = new URL(current);
	if (url.origin !== origin && !options.allowedOrigins?.includes(url.origin)) {
		throw refused(
			`The next page is at ${url.origin}, not at ${origin}; allow that origin if the credential may be sent there`,
		);
	}
	url.username = '';
	url.password = '';
	url.hash = '';
	const secrets = secretNames(options);
	for (const name of [...url.searchParams.keys()]) {
		if (secrets.has(name.toLowerCase())) url.searchParams.delete(name);
	}
	return url.href;
}

/** `next` with the secret parameters of the first request, for the same origin or one allowed. */
export function withSecretsOf(first: string, next: string, options: PaginationOptions): string {
	const url = new URL(next);
	const secrets = secretNames(options);
	for (const [name, value] of new URL(first).searchParams) {
		if (secrets.has(name.toLowerCase())) url.searchParams.set(name, value);
	}
	return url.href;
}

/** `url` without its secrets, to tell one run from another. */
export function withoutSecrets(text: string, options: PaginationOptions): string {
	return resolveNextUrl(text, text, options);
}

export const refused = (message: string) =>
	new HttpFailure(message, { reason: 'refused', retryable: false });
