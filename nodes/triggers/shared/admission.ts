import {
	remembering,
	singleHeader,
	verifyDelivery,
	type Handshake,
	type SignedRequest,
	type VerifyOptions,
} from '../../../core/signature';
import type { NewDelivery, Origin } from '../../../core/delivery/types';
import type { Provider } from '../../../providers/Provider';
import { separateEvents, wholeEvent } from './eventsOf';
import { readBody, UNREADABLE } from './readBody';
import { MESSAGES, type Refusal } from './refusals';

export interface AdmissionSettings {
	secrets: readonly string[];
	/** What the provider needs besides the secrets. */
	options: VerifyOptions;
	/** Event types that are asked for; `*` is every one. */
	events: readonly string[];
	/** Whether a delivery of several events is taken as that many. */
	split: boolean;
	scope: string;
	origin: Origin;
	now: number;
}

export interface IncomingRequest extends Omit<SignedRequest, 'rawBody'> {
	/** Undefined when it is over n8n's limit. */
	rawBody: Buffer | undefined;
}

export interface AdmittedEvent {
	delivery: NewDelivery;
	/** Why it is not to run, when nobody asked for it. */
	ignored?: string;
}

/** What becomes of a request, before anything is written. */
export type Admission =
	| { kind: 'refused'; status: number; reason: Refusal; message: string }
	| { kind: 'handshake'; handshake: Handshake }
	/** `leftOut` counts the events that the signature does not cover. */
	| { kind: 'accepted'; events: readonly AdmittedEvent[]; leftOut: number };

/** Decides over one request. Writes nothing and never rejects. */
export async function admit(
	provider: Provider,
	request: IncomingRequest,
	settings: AdmissionSettings,
): Promise<Admission> {
	const { rawBody } = request;
	if (rawBody === undefined) return refuse(413, 'too_large');
	const { secrets, now, options, scope, origin } = settings;
	const verified = await verifyDelivery({ ...request, rawBody, provider, secrets, now, options });
	if (verified.ok && 'handshake' in verified) {
		return { kind: 'handshake', handshake: verified.handshake };
	}
	if (request.method !== 'POST') return refuse(verified.ok ? 405 : 401, 'no_handshake');
	if (!verified.ok) return refuse(verified.status, verified.reason);

	const received = remembering({ ...request, rawBody }, request.url);
	const body = readBody(provider, received);
	if (!body.ok) return refuse(UNREADABLE[body.reason], body.reason);

	const { split } = provider.webhook;
	const all =
		split && (settings.split || split.signed)
			? separateEvents(provider, split, received, body.value, verified)
			: undefined;
	const parts = all ?? [wholeEvent(provider, received, body, verified)];
	const signed = split?.signed === 'first' ? parts.slice(0, 1) : parts;

	const headers = publicHeaders(provider, request.headers);
	const common = { kind: 'webhook', scope, provider: provider.name, headers, origin } as const;
	return {
		kind: 'accepted',
		leftOut: parts.length - signed.length,
		events: signed.map((part) => ({
			delivery: { ...common, ...part },
			...(!isAsked(part.type) && { ignored: `The trigger does not listen to ${part.type}` }),
		})),
	};

	function isAsked(type: string): boolean {
		return settings.events.includes('*') || settings.events.includes(type);
	}
}

function refuse(status: number, reason: Refusal): Admission {
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
