import { read } from './sources';
import { parseTime } from './timestamp';
import type { SignedRequest, WebhookSpec } from './types';

/** What a delivery says of its event. Each is absent when it does not say it. */
export interface EventFacts {
	eventId?: string;
	/** `unknown` when the body does not say; absent when a lone header lacks. */
	eventType?: string;
	/** ms since the epoch. */
	timestamp?: number;
}

export function readEvent(
	spec: Pick<WebhookSpec, 'id' | 'type' | 'time' | 'canonicalType'>,
	request: SignedRequest,
): EventFacts {
	const timestamp = spec.time && parseTime(read(spec.time.from, request), spec.time.unit);
	const eventId = read(spec.id, request);
	// A header that every delivery has; in a body, what kind it is may be left out.
	const type = read(spec.type, request) ?? ('header' in spec.type ? undefined : 'unknown');
	const eventType = type === undefined ? undefined : (spec.canonicalType?.(type) ?? type);
	return { eventId, eventType, timestamp };
}
