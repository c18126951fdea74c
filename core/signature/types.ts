/** Why a delivery was refused. The set is closed: a new reason is added here and in the docs. */
export type RefusalReason =
	/** No secret to check with: nothing is accepted. */
	| 'missing_secret'
	| 'missing_signature'
	| 'bad_signature'
	/** The signed time is outside the window. */
	| 'expired'
	/** Genuine, but sent for another endpoint: an SNS topic that is not the pinned one. */
	| 'not_expected'
	/** Genuine or not, it lacks what every delivery of this provider has. */
	| 'malformed'
	/** The certificate's address, dates or chain is not the provider's. */
	| 'untrusted_certificate'
	/** The certificate or key set could not be fetched now; the provider should try again. */
	| 'key_unavailable';

/** A request as it came in. Header names are lower-case; `rawBody` is the bytes as received. */
export interface SignedRequest {
	method: string;
	/** As the provider called it, query included. */
	url: string;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	rawBody: Buffer;
}

/** Where a value is found in a request. Of a list, the first that is there counts. */
export type Source =
	| { header: string; prefix?: string; separator?: string }
	/**
	 * A dotted path in the JSON body. `[0]` takes an entry of an array, `[only]` the entry of an array
	 * of one. A string on the way is itself JSON, such as SNS's `Message`.
	 */
	| { json: string }
	/** The same in a form: `payload.type` looks into the JSON of Slack's field `payload`. */
	| { form: string }
	| { query: string }
	/** Several values joined by `:`, all of which have to be there. */
	| { all: readonly Source[] }
	/** For providers whose deliveries have no id: the same bytes are the same delivery. */
	| { bodyHash: 'sha256' }
	| readonly Source[];

/**
 * What is signed, as text with placeholders: `{body}`, `{timestamp}`, `{id}`, `{url}`, `{method}`,
 * `{secret}`, `{bodyCrc32}`, `{header:name}`, `{json:path}`. `{body}` stands for the raw bytes,
 * `{url}` for `options.notificationUrl` where it is given. What names a value that the request
 * does not have is no content, and no signature fits it. A function where text cannot say it; it
 * answers with every form the provider may have signed.
 */
export type SignedContent = string | ((request: SignedRequest) => ReadonlyArray<string | Buffer>);

export type Encoding = 'hex' | 'base64' | 'base64url';

/** How a secret becomes the key. `standard-webhooks`: base64 after `whsec_`, else either way. */
export type KeyForm = 'utf8' | 'base64' | 'standard-webhooks';

interface SignatureIn {
	/** The values that carry the signature; each is tried. */
	signature: Source;
	/** Several where the provider's documentation leaves it open. */
	encoding: Encoding | readonly Encoding[];
	/** `{body}` unless said otherwise. */
	signs?: SignedContent;
}

export interface HmacScheme extends SignatureIn {
	scheme: 'hmac';
	algorithm: 'sha1' | 'sha256' | 'sha384' | 'sha512';
	/** `utf8` unless said otherwise. */
	key?: KeyForm;
}

export type AsymmetricAlgorithm =
	| 'ed25519'
	| 'ecdsa-p256-der'
	| 'ecdsa-p256-raw'
	| 'rsa-sha1'
	| 'rsa-sha256'
	| 'rsa-pss-sha512';

/**
 * The secrets are public keys: PEM, or base64 of the DER (SPKI) or of the raw Ed25519 key, also
 * with the `whpk_` of Standard Webhooks.
 */
export interface AsymmetricScheme extends SignatureIn {
	scheme: 'asymmetric';
	algorithm: AsymmetricAlgorithm;
	/**
	 * The secrets may be those of an HMAC too, and a raw Ed25519 key looks like one: it has to say
	 * that it is public (PEM, SPKI or `whpk_`), or anybody who knows it could sign with it.
	 */
	besideHmac?: true;
}

/**
 * The key is the certificate at an address that the delivery names. A secret in PEM form is a
 * pinned key, in place of what is fetched; another is a `{secret}` in the signed content (PayPal's
 * webhook id, also `options.webhookId`).
 */
export interface CertificateScheme extends SignatureIn {
	scheme: 'certificate';
	/** From the delivery's own words, such as SNS's SignatureVersion. Undefined refuses it. */
	algorithm: (request: SignedRequest) => 'rsa-sha1' | 'rsa-sha256' | undefined;
	url: Source;
	/** Only https addresses on these hosts, port included where it is not 443, are fetched. */
	hosts: RegExp;
	/** What the address's path has to look like. */
	path?: RegExp;
}

/**
 * A JSON Web Token that says who sends, as Google's Pub/Sub does; it does not cover the body. A
 * secret in PEM form is a pinned key, another is a sender's `email` or `sub`, as `options.email` is. With HS
 * algorithms the secrets are the keys.
 */
export interface JwtScheme {
	scheme: 'jwt';
	token: Source;
	algorithms: readonly string[];
	issuers: readonly string[];
	/** Where the keys are published; none with HS algorithms. */
	jwksUrl?: string;
}

/** The secret itself, or what is made of it, stands in the request: no protection of the body. */
export interface SharedSecretScheme {
	scheme: 'shared-secret';
	/** Each place where the provider may put it. `options.header` names a further one. */
	in: ReadonlyArray<
		{ header: string; prefix?: string } | { basic: 'authorization' } | { query: string }
	>;
}

/**
 * HTTP Message Signatures (RFC 9421) with Content-Digest (RFC 9530). A secret in PEM or SPKI form is
 * a public key, another is the key of an HMAC.
 */
export interface HttpMessageScheme {
	scheme: 'http-message';
	/** Components that have to be covered, besides `content-digest` when there is a body. */
	requires: readonly string[];
	/** How a secret becomes the key of an HMAC; `utf8` unless said otherwise. */
	key?: KeyForm;
}

/** The closed set of schemes: a file each, and a line in `verifySignature.ts`. */
export type SignatureScheme =
	| HmacScheme
	| AsymmetricScheme
	| CertificateScheme
	| JwtScheme
	| SharedSecretScheme
	| HttpMessageScheme;

/** A window for the time that a delivery says it was sent. */
export interface TimestampSpec {
	from: Source;
	unit: 's' | 'ms' | 'iso';
	/** How far from now, either way, ms; unlimited when absent. The caller's goes before it. */
	toleranceMs?: number;
}

export interface Handshake {
	status: number;
	headers: Record<string, string>;
	body: string;
	/** An address that has to be fetched for the provider to begin (SNS). */
	confirmUrl?: string;
}

export interface HandshakeContext {
	options: VerifyOptions;
	secrets: readonly string[];
}

/** What a provider's deliveries look like: enough to verify one and to know which event it is. */
export interface WebhookSpec {
	/** Any of several: one is enough. */
	signature: SignatureScheme | readonly SignatureScheme[];
	/** The provider's id of the delivery, the same when it is sent again. */
	id: Source;
	/** `unknown` when the delivery does not say; but a lone header has to be there. */
	type: Source;
	time?: TimestampSpec;
	/** One spelling for each event type, where the provider has several. */
	canonicalType?(type: string): string;
	/**
	 * Why a genuine delivery is not for this endpoint, such as one of another SNS topic. What the
	 * person gave as secrets may say what is expected, where the scheme itself has none.
	 */
	refuse?(
		request: SignedRequest,
		options: VerifyOptions,
		secrets: readonly string[],
	): RefusalReason | undefined;
	handshake?: {
		/** Answers what comes unsigned before the first event, such as a GET with a challenge. */
		unsigned?(request: SignedRequest, context: HandshakeContext): Handshake | undefined;
		/** Answers a verified delivery that is a question and not an event. */
		verified?(request: SignedRequest, context: HandshakeContext): Handshake | undefined;
	};
}

/** What a provider needs besides the request and the secrets. */
export interface VerifyOptions {
	/** PayPal: the webhook's id. */
	webhookId?: string;
	/** The address as registered at the provider, where a proxy changes it (Square, Twilio). */
	notificationUrl?: string;
	/** The token's audience (Google); the notification URL by default. */
	audience?: string;
	/** The service account that signs (Google). */
	email?: string;
	/** The topic that is expected (SNS). */
	topicArn?: string;
	/** The word a person chose for the GET handshake (Meta); any of the secrets by default. */
	verifyToken?: string;
	/** The header that carries a shared secret, where a person chose its name. */
	header?: string;
	/** In place of the provider's own window, ms. */
	toleranceMs?: number;
	/**
	 * Fetches and trusts a certificate (PEM); core makes no connections. What it answered is kept
	 * for the function's lifetime: pass the same one each time.
	 * @throws UntrustedCertificateError when the certificate's chain is not to be trusted.
	 */
	fetchCertificate?(url: string): Promise<string>;
	/** Fetches a JSON Web Key Set; kept in the same way, and fetched anew for an unknown key. */
	fetchKeys?(url: string): Promise<object>;
}

/** What a scheme needs besides its own parameters and the request. */
export interface VerifyContext {
	/** Where `{id}` and `{timestamp}` of the signed content are found. */
	envelope: Pick<WebhookSpec, 'id' | 'time'>;
	/** Each is tried: one is being rotated out while the next is already in use. */
	secrets: readonly string[];
	/** ms since the epoch. */
	now: number;
	options: VerifyOptions;
}

export type SignatureResult = { ok: true } | { ok: false; reason: RefusalReason };

export type VerifyResult =
	| {
			ok: true;
			eventId: string;
			eventType: string;
			/** When it was sent or happened, ms since the epoch; absent when the provider does not say. */
			timestamp?: number;
	  }
	| { ok: true; handshake: Handshake }
	| { ok: false; reason: RefusalReason; status: 400 | 401 | 403 | 503 };
