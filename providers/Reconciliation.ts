import type { Json } from '../core/api/json';
import type { CredentialFields } from '../core/auth/types';
import type { PastEvents } from '../core/reconcile/types';

/** How a provider's past events are found. */
export interface Reconciliation {
	/**
	 * With what a person filled in the credential. @throws an Error that names a missing field.
	 */
	past(fields: CredentialFields): PastEvents;
	/**
	 * The key of an event whose delivery has an id that nothing else has, by what it says itself.
	 * While events are reconciled, deliveries go by this key too. Undefined where an event of this
	 * type is never listed: its delivery's id does then.
	 */
	keyOf?(type: string, body: Json): string | undefined;
}
