import { isObject, parseJson } from '../json';
import { fill } from './fill';
import { requestToken, type SendToken } from './tokenRequest';
import type { Token } from './tokenCache';
import type { ApiAuth, CredentialFields } from './types';
import type { Clock } from '../time';

type ServiceAccount = Extract<ApiAuth, { type: 'google-service-account' }>;

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
/** Google refuses assertions for longer. */
const ASSERTION_S = 3600;

/**
 * Signs an assertion with the key of a service account and swaps it for a token.
 * @see https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
export async function serviceAccountToken(
	auth: ServiceAccount,
	fields: CredentialFields,
	deps: { send: SendToken; clock: Clock },
): Promise<Token> {
	const key = parseKeyFile(fill(auth.keyFile, fields));
	const { SignJWT, importPKCS8 } = await import('jose');
	const issuedAt = Math.floor(deps.clock() / 1000);
	const privateKey = await importPKCS8(key.private_key, 'RS256').catch(() => {
		throw new Error('The private key in the Google key file cannot be read: paste the file anew');
	});
	const assertion = await new SignJWT({ scope: auth.scopes.join(' ') })
		.setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.private_key_id })
		.setIssuer(key.client_email)
		.setAudience(key.token_uri)
		.setIssuedAt(issuedAt)
		.setExpirationTime(issuedAt + ASSERTION_S)
		.sign(privateKey);
	return await requestToken(key.token_uri, { grant_type: GRANT, assertion }, {}, deps);
}

interface KeyFile {
	client_email: string;
	private_key: string;
	private_key_id?: string;
	token_uri: string;
}

export function parseKeyFile(text: string): KeyFile {
	const file = readJson(text);
	const { client_email, private_key, private_key_id, token_uri = TOKEN_URL } = file;
	if (!client_email || !private_key) {
		throw new Error('The Google key file is not the JSON file of a service account’s key');
	}
	return { client_email, private_key, token_uri, ...(private_key_id && { private_key_id }) };
}

function readJson(text: string): Partial<Record<keyof KeyFile, string>> {
	const file = parseJson(text);
	const fields = isObject(file) ? Object.entries(file) : [];
	return Object.fromEntries(fields.filter(([, value]) => typeof value === 'string'));
}
