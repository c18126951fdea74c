import { backoffMs, type Backoff } from '../retry/backoff';
import type { Random } from '../time';
import type { Outcome, Settlement } from './types';

export interface RetryPolicy {
	/** How often a delivery is handed to the workflow before it is dead. */
	attempts: number;
	backoff: Backoff;
}

/** What becomes of a delivery whose attempt number `attempts` ended with `outcome`. */
export function settlement(
	attempts: number,
	outcome: Outcome,
	policy: RetryPolicy,
	now: number,
	random: Random,
): Settlement {
	if (outcome.kind === 'success') return { status: 'done' };
	if (outcome.kind === 'rejected' || attempts >= policy.attempts) {
		return { status: 'dead', reason: outcome.reason };
	}
	const wait = Math.max(backoffMs(policy.backoff, attempts, random), outcome.retryAfterMs ?? 0);
	return { status: 'retrying', dueAt: now + wait, reason: outcome.reason };
}
