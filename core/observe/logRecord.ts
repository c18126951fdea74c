import type { Delivery } from '../delivery/types';

/** Where in its life a delivery is; one log line for each. */
export type Stage = 'received' | 'processing' | 'processed' | 'failed' | 'dead';

/** Delivered ones have all of it; one that was just recorded has no attempts yet. */
type Logged = Pick<Delivery, 'id' | 'correlationId' | 'provider' | 'type'> &
	Partial<Pick<Delivery, 'orderingKey' | 'attempts' | 'receivedAt'>>;

/**
 * The fields of every log line about a delivery, the same in all nodes, so that a search for the
 * correlation id finds the whole story in its order. Never the body or the headers.
 */
export function logRecord(
	stage: Stage,
	{ id, correlationId, provider, type, orderingKey, attempts, receivedAt }: Logged,
	{ now, ...details }: { now?: number; outcome?: string; reason?: string } = {},
): Record<string, string | number> {
	return {
		stage,
		deliveryId: id,
		correlationId,
		provider,
		type,
		...(orderingKey !== undefined && { orderingKey }),
		...(attempts !== undefined && { attempt: attempts }),
		// From the webhook to now: what the sender's customer waits for.
		...(now !== undefined && receivedAt !== undefined && { latencyMs: now - receivedAt }),
		...details,
	};
}
