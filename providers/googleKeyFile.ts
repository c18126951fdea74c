import type { CredentialField } from './CredentialField';

/** What `google-service-account` wants. @param rights What the account has to be allowed, a sentence. */
export const googleKeyFile = (rights: string): CredentialField => ({
	name: 'keyFile',
	label: 'Service Account Key',
	help: `The whole JSON file of a service account’s key: Google Cloud console → IAM → Service accounts → Keys. ${rights}`,
	secret: true,
});
