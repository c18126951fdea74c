import { basic } from './basic';
import { fill } from './fill';
import { parseKeyFile } from './googleServiceAccount';
import type { ApiAuth, CredentialFields } from './types';

/** Words such as `Bearer` are no secrets; a part of a value as long as this may be one. */
const SHORTEST_PART = 8;

/**
 * What must not appear in a log, an error or an item, for `redact()`. Tokens that are fetched come
 * on top: see `Authenticator.secrets`.
 */
export function secretsOf(auth: ApiAuth, fields: CredentialFields): string[] {
	const value = (template: string) => fill(template, fields);
	switch (auth.type) {
		case 'header':
		case 'query':
			return withParts(value(auth.value));
		case 'basic': {
			const password = value(auth.password);
			const user = value(auth.user);
			// Some APIs take a key as the user, with no password.
			return [password || user, basic(user, password).slice('Basic '.length)];
		}
		case 'oauth2-client-credentials':
			return [value(auth.clientSecret)];
		case 'google-service-account':
			return [parseKeyFile(value(auth.keyFile)).private_key];
		case 'aws-sigv4':
			return [auth.secretAccessKey, ...(auth.sessionToken ? [auth.sessionToken] : [])].map(value);
		case 'hmac':
		case 'pusher':
			return [value(auth.secret)];
	}
}

/** `Bearer abc…` and `abc…`. */
function withParts(text: string): string[] {
	return [...new Set([text, ...text.split(/\s+/).filter((part) => part.length >= SHORTEST_PART)])];
}
