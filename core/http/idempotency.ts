import { createHash } from 'node:crypto';

/**
 * The idempotency key of one call: the same over retries, replays and restarts, and different for
 * two calls that one event makes at different places (`caller`, such as a node's id).
 */
export function idempotencyKey(correlationId: string, caller: string): string {
	const digest = createHash('sha256').update(JSON.stringify([correlationId, caller]));
	return digest.digest('hex').slice(0, 32);
}
