import type { Encoding, HmacScheme, KeyForm } from '../signature';

/**
 * How an API wants to know who calls, as data. In every text `{name}` stands for a field of the
 * credential.
 */
export type ApiAuth =
	| { type: 'header'; name: string; value: string }
	| { type: 'query'; name: string; value: string }
	| { type: 'basic'; user: string; password: string }
	| {
			/** RFC 6749 §4.4. */
			type: 'oauth2-client-credentials';
			tokenUrl: string;
			clientId: string;
			clientSecret: string;
			/** Where the client's id and secret go; `basic` unless said otherwise (RFC 6749 §2.3.1). */
			clientIn?: 'basic' | 'body';
			scope?: string;
			audience?: string;
	  }
	| {
			/** RFC 7523 §2.1, with the key file that Google gives out. */
			type: 'google-service-account';
			keyFile: string;
			scopes: readonly string[];
	  }
	| {
			type: 'aws-sigv4';
			accessKeyId: string;
			secretAccessKey: string;
			sessionToken?: string;
			/** `auto` for Cloudflare R2. */
			region: string;
			/** As AWS names it in signatures: `s3` (R2 too), `ses`, `sqs`, `execute-api` … */
			service: string;
	  }
	| { type: 'pusher'; key: string; secret: string }
	| HmacAuth;

/** The sender signs the request with a secret that both sides know. */
export interface HmacAuth {
	type: 'hmac';
	secret: string;
	/** How the secret becomes the key; `utf8` unless said otherwise. */
	key?: KeyForm;
	algorithm: HmacScheme['algorithm'];
	encoding: Encoding;
	/** What is signed, with the placeholders of a webhook's signature; `{body}` for the body alone. */
	signs: string;
	/** The header that carries the signature. */
	header: string;
	/** What stands in it, from `{signature}`, `{timestamp}` and `{id}`; the signature alone else. */
	value?: string;
	/** Headers of their own for the time and the id, where the other side wants them. */
	timestampHeader?: string;
	idHeader?: string;
	/** `s` unless said otherwise. */
	timestampUnit?: 's' | 'ms' | 'iso';
}

/** What a person filled in, by the field's name. */
export type CredentialFields = Readonly<Record<string, string>>;
