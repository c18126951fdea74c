import { singleHeader, verifyDelivery, type RefusalReason } from '../../../core/signature';
import type { NewDelivery, Origin } from '../../../core/delivery/types';
import type { Provider } from '../../../providers/Provider';

export interface AdmissionSettings {
	secrets: readonly string[];
	/** Event types that are asked for; `*` is every one. */
	events: readonly string[];
	maxAgeMs?: number;
	scope: string;
	origin: Origin;
	now: number;
}

export type Refusal =
	| RefusalReason
	| 'too_large'
	| 'empty_body'
	| 'not_json'
	| 'wrong_content_type';

export interface IncomingRequest {
	headers: Record<string, string | string[] | undefined>;
	/** Undefined when it is over n8n's limit. */
	rawBody: Buffer | undefined;
}

/** What becomes of a request, before anything is written. */
export type Admission =
	| { kind: 'refused'; status: number; reason: Refusal; message: string }
	| { kind: 'ignored'; reason: string; delivery: NewDelivery }
	| { kind: 'accepted'; delivery: NewDelivery };

const REFUSALS: Record<Refusal, { status: number; message: string }> = {
	missing_secret: {
		status: 401,
		message: 'This endpoint has no signing secret. Add it to the credential of the trigger node.',
	},
	missing_signature: { status: 401, message: 'The request carries no signature.' },
	bad_signature: {
		status: 401,
		message:
			'The signature does not belong to this body and secret. Check the signing secret in the credential.',
	},
	expired: { status: 401, message: 'The event is older than the trigger accepts.' },
	too_large: {
		status: 413,
		message: 'The body is larger than N8N_PAYLOAD_SIZE_MAX allows. Raise that setting of n8n.',
	},
	malformed: { status: 400, message: 'A header with the delivery’s id or type is missing.' },
	wrong_content_type: { status: 415, message: 'Only JSON deliveries are accepted.' },
	empty_body: { status: 400, message: 'The delivery has no body.' },
	not_json: { status: 400, message: 'The body is not valid JSON.' },
};

/** Decides over one request: refused, ignored or accepted. Writes nothing and never throws. */
export function admit(
	provider: Provider,
	{ headers, rawBody }: IncomingRequest,
	settings: AdmissionSettings,
): Admission {
	const { webhook } = provider;
	if (rawBody === undefined) return refuse('too_large');
	const verified = verifyDelivery(webhook, { headers, rawBody }, settings);
	if (!verified.ok) return refuse(verified.reason);

	const contentType = singleHeader(headers, 'content-type') ?? '';
	if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType)) {
		return refuse('wrong_content_type');
	}
	if (rawBody.length === 0) return refuse('empty_body');
	if (!isJson(rawBody)) return refuse('not_json');

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

function refuse(reason: Refusal): Admission {
	return { kind: 'refused', reason, ...REFUSALS[reason] };
}

function isJson(body: Buffer): boolean {
	try {
		JSON.parse(body.toString('utf8'));
		return true;
	} catch {
		return false;
	}
}

function publicHeaders(
	{ webhook }: Provider,
	headers: IncomingRequest['headers'],
): Record<string, string> {
	const kept = Object.keys(headers).filter(
		(name) => name.startsWith(webhook.headerPrefix) && name !== webhook.signature.header,
	);
	return Object.fromEntries(kept.map((name) => [name, singleHeader(headers, name) ?? '']));
}
