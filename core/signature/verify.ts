import { singleHeader } from './headers';
import { verifyHmac } from './hmac';
import type {
	RefusalReason,
	SignatureResult,
	SignatureScheme,
	SignedRequest,
	VerifyResult,
	WebhookSpec,
} from './types';

export interface VerifyOptions {
	/** Every secret is tried: one is being rotated out while the next is already in use. */
	secrets: readonly string[];
	/** ms since the epoch. */
	now: number;
	/** The oldest event accepted, in ms; no limit when absent. */
	maxAgeMs?: number;
}

/**
 * Is this delivery genuine, and which event is it? Never throws. Fails closed: without a secret
 * nothing is accepted. 401 for what is not genuine, 400 for what is genuine but not usable.
 */
export function verifyDelivery(
	spec: WebhookSpec,
	request: SignedRequest,
	{ secrets, now, maxAgeMs }: VerifyOptions,
): VerifyResult {
	const usable = secrets.filter((secret) => secret.trim() !== '');
	if (usable.length === 0) return refuse('missing_secret');

	const signature = verifySignature(spec.signature, request, usable);
	if (!signature.ok) return refuse(signature.reason);

	const eventId = singleHeader(request.headers, spec.id.header);
	const eventType = singleHeader(request.headers, spec.type.header);
	if (eventId === undefined || eventType === undefined) return refuse('malformed');

	const timestamp = spec.time && parseTime(singleHeader(request.headers, spec.time.header));
	if (maxAgeMs !== undefined && timestamp !== undefined && now - timestamp > maxAgeMs) {
		return refuse('expired');
	}
	return { ok: true, eventId, eventType, ...(timestamp !== undefined && { timestamp }) };
}

function verifySignature(
	scheme: SignatureScheme,
	request: SignedRequest,
	secrets: readonly string[],
): SignatureResult {
	switch (scheme.scheme) {
		case 'hmac':
			return verifyHmac(scheme, request, secrets);
	}
}

function refuse(reason: RefusalReason): VerifyResult {
	return { ok: false, reason, status: reason === 'malformed' ? 400 : 401 };
}

function parseTime(value: string | undefined): number | undefined {
	const time = value === undefined ? NaN : Date.parse(value);
	return Number.isNaN(time) ? undefined : time;
}
