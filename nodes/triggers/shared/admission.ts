import {
	singleHeader,
	verifyDelivery,
	type Handshake,
	type RefusalReason,
	type SignedRequest,
	type VerifyOptions,
} from '../../../core/signature';
import type { NewDelivery, Origin } from '../../../core/delivery/types';
import type { Provider } from '../../../providers/Provider';
import { isJson } from '../../shared/json';

export interface AdmissionSettings {
	secrets: readonly string[];
	/** What the provider needs besides the secrets. */
	options: VerifyOptions;
	/** Event types that are asked for; `*` is every one. */
	events: readonly string[];
	scope: string;
	origin: Origin;
	now: number;
}

type OwnRefusal = 'too_large' | 'empty_body' | 'not_json' | 'wrong_content_type';

export interface IncomingRequest extends Omit<SignedRequest, 'rawBody'> {
	/** Undefined when it is over n8n's limit. */
	rawBody: Buffer | undefined;
}

/** What becomes of a request, before anything is written. */
export type Admission =
	| { kind: 'refused'; status: number; reason: RefusalReason | OwnRefusal; message: string }
	| { kind: 'handshake'; handshake: Handshake }
	| { kind: 'ignored'; reason: string; delivery: NewDelivery }
	| { kind: 'accepted'; delivery: NewDelivery };

const MESSAGES: Record<RefusalReason | OwnRefusal, string> = {
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
	wrong_content_type: 'Only JSON deliveries are accepted.',
	empty_body: 'The delivery has no body.',
	not_json: 'The body is not valid JSON.',
};

/** Decides over one request. Writes nothing and never rejects. */
export async function admit(
	provider: Provider,
	request: IncomingRequest,
	settings: AdmissionSettings,
): Promise<Admission> {
	const { headers, rawBody } = request;
	if (rawBody === undefined) return refuse(413, 'too_large');
	const { secrets, now, options } = settings;
	const verified = await verifyDelivery({
		...request,
		rawBody,
		provider: provider.name,
		secrets,
		now,
		options,
	});
	if (!verified.ok) return refuse(verified.status, verified.reason);
	if ('handshake' in verified) return { kind: 'handshake', handshake: verified.handshake };

	const contentType = singleHeader(headers, 'content-type') ?? '';
	if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType)) {
		return refuse(415, 'wrong_content_type');
	}
	if (rawBody.length === 0) return refuse(400, 'empty_body');
	if (!isJson(rawBody.toString('utf8'))) return refuse(400, 'not_json');

	const delivery: NewDelivery = {
		kind: 'webhook',
		scope: settings.scope,
		key: verified.eventId,
		correlationId: verified.eventId,
		provider: provider.name,
		type: verified.eventType,
		...(verified.timestamp !== undefined && { eventAt: verified.timestamp }),
		body: rawBody,
		headers: publicHeaders(provider, headers),
		origin: settings.origin,
	};
	const asked = settings.events.includes('*') || settings.events.includes(verified.eventType);
	return asked
		? { kind: 'accepted', delivery }
		: { kind: 'ignored', delivery, reason: `The trigger does not listen to ${verified.eventType}` };
}

function refuse(status: number, reason: RefusalReason | OwnRefusal): Admission {
	return { kind: 'refused', status, reason, message: MESSAGES[reason] };
}

function publicHeaders(
	{ webhook }: Provider,
	headers: IncomingRequest['headers'],
): Record<string, string> {
	// The trace that the provider has begun goes on in the calls of the HTTP node.
	const present = [...webhook.headers, 'traceparent'].flatMap((name) => {
		const value = singleHeader(headers, name);
		return value === undefined ? [] : [[name, value]];
	});
	return Object.fromEntries(present) as Record<string, string>;
}
