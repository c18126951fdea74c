import type { RefusalReason } from '../../../core/signature';
import type { Unreadable } from './readBody';

export type Refusal = RefusalReason | Unreadable | 'too_large' | 'no_handshake';

/** What the caller and n8n's log are told: what happened, and what to do. */
export const MESSAGES: Readonly<Record<Refusal, string>> = {
	missing_secret:
		'This endpoint has no signing secret. Add it to the credential of the trigger node.',
	missing_signature: 'The request carries no signature.',
	bad_signature:
		'The signature does not belong to this body and secret. Check the signing secret in the credential.',
	expired: 'The event is older than the trigger accepts.',
	not_expected:
		'The delivery is genuine, but meant for another endpoint. Check what the trigger node expects.',
	malformed: 'The delivery’s id, type or time is missing or cannot be read.',
	untrusted_certificate: 'The certificate that the delivery names is not the provider’s.',
	key_unavailable:
		'The key to check the signature with could not be fetched now. Send the delivery again.',
	too_large: 'The body is larger than N8N_PAYLOAD_SIZE_MAX allows. Raise that setting of n8n.',
	no_handshake:
		'Events come by POST. A GET only checks the address: this one asks nothing that can be answered, or its verify token is not the one in the credential.',
	wrong_content_type: 'The content type is none that this provider’s deliveries have.',
	empty_body: 'The delivery has no body.',
	not_utf8: 'The body is not valid UTF-8.',
	not_json: 'The body is not valid JSON.',
	not_form: 'The body is not a valid form: an escape in it (%…) is broken or not UTF-8.',
};
