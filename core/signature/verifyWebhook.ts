import { readEvent } from './readEvent';
import { remembering } from './request';
import type {
	RefusalReason,
	SignatureScheme,
	SignedRequest,
	VerifyContext,
	VerifyOptions,
	VerifyResult,
	WebhookSpec,
} from './types';
import { verifyAny, verifySignature } from './verifySignature';

export interface VerifySettings {
	/** Every secret is tried: one is being rotated out while the next is already in use. */
	secrets: readonly string[];
	/** ms since the epoch. */
	now: number;
	options?: VerifyOptions;
}

/**
 * Is this delivery genuine, and which event is it? Never rejects. Fails closed: without a secret
 * nothing is accepted. 401 for what is not genuine, 400 for what is genuine but not usable, 503
 * when it cannot be told now.
 */
export async function verifyWebhook(
	spec: WebhookSpec,
	received: SignedRequest,
	{ secrets: given, now, options = {} }: VerifySettings,
): Promise<VerifyResult> {
	try {
		const greeting = spec.handshake?.unsigned?.(received, { options, secrets: given });
		if (greeting) return { ok: true, handshake: greeting };

		const secrets = given.filter((secret) => secret.trim() !== '');
		if (secrets.length === 0) return refuse('missing_secret');
		// Every comparison with NaN is false, so that some windows would be open for ever.
		if (Number.isNaN(now) || Number.isNaN(options.toleranceMs)) return refuse('expired');

		const request = asRegistered(received, options.notificationUrl);
		const context = { envelope: spec, secrets, now, options };
		const pending = isList(spec.signature)
			? verifyAny(spec.signature, request, context)
			: verifySignature(spec.signature, request, context);
		// The common schemes answer at once, and are not made to wait for a turn.
		const verified = pending instanceof Promise ? await pending : pending;
		return verified.ok ? identify(spec, request, context) : refuse(verified.reason);
	} catch {
		// Nothing here throws for what a request may hold; should it, that is no reason to accept.
		return refuse('malformed');
	}
}

/** Which event a genuine delivery is, if it is one for this endpoint and this time. */
function identify(
	spec: WebhookSpec,
	request: SignedRequest,
	{ secrets, now, options }: VerifyContext,
): VerifyResult {
	const { eventId, eventType, timestamp } = readEvent(spec, request);
	const toleranceMs = options.toleranceMs ?? spec.time?.toleranceMs;
	if (timestamp === undefined) {
		if (spec.time?.toleranceMs !== undefined) return refuse('malformed');
	} else if (toleranceMs !== undefined && !(Math.abs(now - timestamp) <= toleranceMs)) {
		return refuse('expired');
	}

	const unexpected = spec.refuse?.(request, options, secrets);
	if (unexpected !== undefined) return refuse(unexpected);

	const answer = spec.handshake?.verified?.(request, { options, secrets });
	if (answer) return { ok: true, handshake: answer };

	if (eventId === undefined || eventType === undefined) return refuse('malformed');
	return timestamp === undefined
		? { ok: true, eventId, eventType }
		: { ok: true, eventId, eventType, timestamp };
}

/**
 * The request under the address that the provider knows. Behind a proxy it comes in under another,
 * but with the query that the provider added, such as Twilio's hash of the body.
 */
function asRegistered(request: SignedRequest, notificationUrl?: string): SignedRequest {
	if (!notificationUrl) return remembering(request, request.url);
	const query = request.url.indexOf('?');
	const added = query < 0 || notificationUrl.includes('?') ? '' : request.url.slice(query);
	return remembering(request, notificationUrl + added);
}

const STATUS: Record<RefusalReason, 400 | 401 | 403 | 503> = {
	missing_secret: 401,
	missing_signature: 401,
	bad_signature: 401,
	expired: 401,
	not_expected: 403,
	malformed: 400,
	untrusted_certificate: 401,
	key_unavailable: 503,
};

function refuse(reason: RefusalReason): VerifyResult {
	return { ok: false, reason, status: STATUS[reason] };
}

function isList(
	signature: SignatureScheme | readonly SignatureScheme[],
): signature is readonly SignatureScheme[] {
	return Array.isArray(signature);
}
