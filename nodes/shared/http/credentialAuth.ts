import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import {
	STANDARD_WEBHOOKS,
	type ApiAuth,
	type CredentialFields,
	type HmacAuth,
} from '../../../core/auth';

type Data = ICredentialDataDecryptedObject;

export interface CredentialAuth {
	auth: ApiAuth;
	fields: CredentialFields;
}

/** The pack's own credential types that say by themselves how an API knows its caller. */
export type GenericCredential = keyof typeof AUTH;

/** What a credential of n8n's says, for `authenticator()`. */
export function credentialAuth(type: GenericCredential, data: Data): CredentialAuth {
	return { auth: AUTH[type](data), fields: fieldsOf(data) };
}

/** Texts, and numbers as text; what n8n keeps besides them is not ours. */
export function fieldsOf(data: Data): CredentialFields {
	const entries = Object.entries(data).filter(([, value]) =>
		['string', 'number'].includes(typeof value),
	);
	return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

const AUTH = {
	steadfastApiKeyApi: ({ placement }: Data): ApiAuth => ({
		type: placement === 'query' ? 'query' : 'header',
		name: '{name}',
		value: '{apiKey}',
	}),
	steadfastBasicApi: ({ password }: Data): ApiAuth => ({
		type: 'basic',
		user: '{user}',
		password: optional('password', password) ?? '',
	}),
	steadfastBearerApi: (): ApiAuth => ({
		type: 'header',
		name: 'Authorization',
		value: 'Bearer {token}',
	}),
	steadfastClientCredentialsOAuth2Api: ({ clientIn, scope, audience }: Data): ApiAuth => ({
		type: 'oauth2-client-credentials',
		tokenUrl: '{tokenUrl}',
		clientId: '{clientId}',
		clientSecret: '{clientSecret}',
		clientIn: clientIn === 'body' ? 'body' : 'basic',
		scope: optional('scope', scope),
		audience: optional('audience', audience),
	}),
	steadfastGoogleServiceAccountApi: ({ scopes }: Data): ApiAuth => ({
		type: 'google-service-account',
		keyFile: '{keyFile}',
		scopes: String(scopes ?? '')
			.split(/\s+/)
			.filter((scope) => scope !== ''),
	}),
	steadfastAwsApi: ({ sessionToken }: Data): ApiAuth => ({
		type: 'aws-sigv4',
		accessKeyId: '{accessKeyId}',
		secretAccessKey: '{secretAccessKey}',
		sessionToken: optional('sessionToken', sessionToken),
		region: '{region}',
		service: '{service}',
	}),
	steadfastHmacSignedApi: (data: Data): ApiAuth => ({
		type: 'hmac',
		secret: '{secret}',
		key: data.key as HmacAuth['key'],
		algorithm: data.algorithm as HmacAuth['algorithm'],
		encoding: data.encoding as HmacAuth['encoding'],
		signs: text(data.signs) ?? '{body}',
		header: text(data.header) ?? 'X-Signature',
		value: text(data.value),
		timestampHeader: text(data.timestampHeader),
		idHeader: text(data.idHeader),
		timestampUnit: data.timestampUnit as HmacAuth['timestampUnit'],
	}),
	steadfastStandardWebhooksSigningApi: (): ApiAuth => ({
		...STANDARD_WEBHOOKS,
		secret: '{secret}',
	}),
};

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The field's placeholder where the field is filled in. */
function optional(name: string, value: unknown): string | undefined {
	return text(value) && `{${name}}`;
}
