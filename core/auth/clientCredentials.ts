import { basic } from './basic';
import { fill } from './fill';
import { requestToken, type SendToken } from './tokenRequest';
import type { Token } from './tokenCache';
import type { ApiAuth, CredentialFields } from './types';
import type { Clock } from '../time';

type ClientCredentials = Extract<ApiAuth, { type: 'oauth2-client-credentials' }>;

/** RFC 6749 §4.4. */
export function clientCredentialsToken(
	auth: ClientCredentials,
	fields: CredentialFields,
	deps: { send: SendToken; clock: Clock },
): Promise<Token> {
	const id = fill(auth.clientId, fields);
	const secret = fill(auth.clientSecret, fields);
	const inBody = auth.clientIn === 'body';
	return requestToken(
		fill(auth.tokenUrl, fields),
		{
			grant_type: 'client_credentials',
			...optional('scope', auth.scope, fields),
			...optional('audience', auth.audience, fields),
			...(inBody && { client_id: id, client_secret: secret }),
		},
		// RFC 6749 §2.3.1: both are form-encoded first, so that a colon cannot shift their border.
		inBody ? {} : { authorization: basic(formEncoded(id), formEncoded(secret)) },
		deps,
	);
}

function optional(name: string, template: string | undefined, fields: CredentialFields) {
	return template ? { [name]: fill(template, fields) } : {};
}

function formEncoded(text: string): string {
	return new URLSearchParams([['', text]]).toString().slice(1);
}
