/** Why a delivery was refused. The set is closed: new reasons are added here and in the docs. */
export type RefusalReason =
	| 'missing_secret'
	| 'missing_signature'
	| 'bad_signature'
	| 'expired'
	| 'malformed';

/** A request as it came in. Header names are lower-case; `rawBody` is the bytes as received. */
export interface SignedRequest {
	headers: Readonly<Record<string, string | string[] | undefined>>;
	rawBody: Buffer;
}

/** An HMAC of the raw body in one header. */
export interface HmacScheme {
	scheme: 'hmac';
	algorithm: 'sha1' | 'sha256' | 'sha384' | 'sha512';
	encoding: 'hex' | 'base64' | 'base64url';
	/** The header that carries the signature, lower-case. */
	header: string;
	/** What stands before the digest in the header, such as `sha256=`. */
	prefix?: string;
}

/** The closed set of signature schemes; each has one file and one line in `verify.ts`. */
export type SignatureScheme = HmacScheme;

/** Where a value is found in a delivery. */
export interface HeaderSource {
	header: string;
}

/** What a provider's deliveries look like: enough to verify one and to know which event it is. */
export interface WebhookSpec {
	signature: SignatureScheme;
	/** The provider's id of the delivery, the same when it is sent again. */
	id: HeaderSource;
	type: HeaderSource;
	/** When the event happened, ISO 8601. */
	time?: HeaderSource;
}

export type SignatureResult = { ok: true } | { ok: false; reason: RefusalReason };

export type VerifyResult =
	| {
			ok: true;
			eventId: string;
			eventType: string;
			/** When the event happened, ms since the epoch; absent when the provider does not say. */
			timestamp?: number;
	  }
	| { ok: false; reason: RefusalReason; status: 400 | 401 };
