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
			region: string;
			service: string;
	  };

/** What a person filled in, by the field's name. */
export type CredentialFields = Readonly<Record<string, string>>;
