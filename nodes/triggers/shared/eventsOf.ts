import {
	readEvent,
	readSource,
	remembering,
	type SignedRequest,
	type VerifyResult,
} from '../../../core/signature';
import type { NewDelivery } from '../../../core/delivery/types';
import type { Provider, Split } from '../../../providers/Provider';
import { isObject, parseJson } from '../../shared/json';
import type { Body } from './readBody';
import { splitEvents } from './splitEvents';

export type Verified = Extract<VerifyResult, { eventId: string }>;

/** What one event of a delivery brings to its row in the ledger. */
export type EventPart = Pick<
	NewDelivery,
	'key' | 'correlationId' | 'type' | 'eventAt' | 'orderingKey' | 'body'
>;

/** A delivery as the one event that it is, or that is in its envelope. */
export function wholeEvent(
	{ webhook }: Provider,
	request: SignedRequest,
	{ value, json }: Extract<Body, { ok: true }>,
	verified: Verified,
): EventPart {
	const event = unwrap(value, webhook.envelope);
	const body = event === value ? json : Buffer.from(JSON.stringify(event));
	return eventPart(webhook, request, verified, body);
}

/** A delivery as its events, each with its own id, type and time; undefined when it has no list. */
export function separateEvents(
	{ webhook }: Provider,
	split: Split,
	request: SignedRequest,
	body: unknown,
	verified: Verified,
): EventPart[] | undefined {
	return splitEvents(body, split)?.map(({ event, alone }, index) => {
		const rawBody = Buffer.from(JSON.stringify(alone));
		const own = remembering({ ...request, rawBody }, request.url);
		const facts = readEvent({ ...webhook, id: split.id }, own);
		const {
			// Without one of its own it is known by its place in the delivery.
			eventId = `${verified.eventId}/${index + 1}`,
			eventType = verified.eventType,
			timestamp,
		} = facts;
		const json = Buffer.from(JSON.stringify(event));
		return eventPart(webhook, own, { eventId, eventType, timestamp }, json);
	});
}

function eventPart(
	{ orderingKey: source }: Provider['webhook'],
	request: SignedRequest,
	{ eventId, eventType, timestamp }: Omit<Verified, 'ok'>,
	body: Buffer,
): EventPart {
	const orderingKey = source && readSource(source, request);
	return {
		key: eventId,
		correlationId: eventId,
		type: eventType,
		...(timestamp !== undefined && { eventAt: timestamp }),
		...(orderingKey !== undefined && { orderingKey }),
		body,
	};
}

function unwrap(body: unknown, field: string | undefined): unknown {
	if (field === undefined || !isObject(body) || !Object.hasOwn(body, field)) return body;
	const held: unknown = body[field];
	const event = typeof held === 'string' ? parseJson(held) : held;
	return isObject(event) ? event : body;
}
