import type { CredentialFields } from '../core/auth/types';
import type { SubscriptionApi } from '../core/subscription/types';

/**
 * How a provider's webhooks are managed, with what a person filled in the credential.
 *
 * @throws an Error that names the field when one is missing.
 */
export type Subscriptions = (fields: CredentialFields, our: { url: string }) => SubscriptionApi;
