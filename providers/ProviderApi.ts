import type { ApiAuth } from '../core/auth/types';
import type { CredentialField } from './CredentialField';

/** A provider's HTTP API, as data. In every text `{name}` stands for a field of the credential. */
export interface ProviderApi {
	/** Without a slash at the end. */
	baseUrl: string;
	auth: ApiAuth;
	/** What the credential asks for; only the API needs it, so that all of it may be left empty. */
	fields: readonly CredentialField[];
	/** A harmless call that shows whether the credential is good: a path below the base URL. */
	test?: string;
}
