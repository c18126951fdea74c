import { backoffMs, type Backoff } from '../retry/backoff';
import type { Random } from '../time';
import type { Outcome, Settlement } from './types';

export interface RetryPolicy {
	/** How often a delivery is handed to the workflow before it is dead. */
	attempts: number;
	/** Waits that grow, or the waits after each attempt, ms: the last one is repeated. */
	backoff: Backoff | readonly number[];
	/** What a cancelled run means for its delivery; dead unless given. */
	cancelled?: 'dead' | 'retry' | 'done';
	/** What a failing delivery means for later ones of its ordering key; they wait unless given. */
	order?: OrderPolicy;
}

/**
 * `block`: they wait until it is done or dead. `skip`: they wait for this many attempts, then it
 * steps aside. `park`: when it is dead they are parked, until a person has seen to it.
 */
export type OrderPolicy =
	| { headOfLine: 'block' }
	| { headOfLine: 'skip'; afterAttempts: number }
	| { headOfLine: 'park' };

/** What becomes of a delivery whose attempt number `attempts` ended with `outcome`. */
export function settlement(
	attempts: number,
	outcome: Outcome,
	policy: RetryPolicy,
	random: Random,
): Settlement {
	if (outcome.kind === 'success') return { status: 'done', ...noted(outcome.note) };
	const { reason } = outcome;
	if (outcome.kind === 'cancelled' && policy.cancelled === 'done')
		return { status: 'done', reason };

	const { order } = policy;
	if (isFinal(outcome, policy) || attempts >= policy.attempts) {
		return { status: 'dead', reason, ...(order?.headOfLine === 'park' && { park: true }) };
	}
	const asked = outcome.kind === 'failure' ? (outcome.retryAfterMs ?? 0) : 0;
	const waitMs = Math.max(waitAfter(attempts, policy.backoff, random), asked);
	const skips = order?.headOfLine === 'skip' && attempts >= order.afterAttempts;
	return { status: 'retrying', waitMs, reason, ...(skips && { stepAside: true }) };
}

function isFinal(outcome: Outcome, policy: RetryPolicy): boolean {
	if (outcome.kind === 'cancelled') return policy.cancelled !== 'retry';
	return outcome.kind === 'rejected';
}

function waitAfter(attempt: number, backoff: RetryPolicy['backoff'], random: Random): number {
	if ('baseMs' in backoff) return backoffMs(backoff, attempt, random);
	return backoff[Math.min(attempt, backoff.length) - 1] ?? 0;
}

function noted(reason: string | undefined): { reason?: string } {
	return reason === undefined ? {} : { reason };
}
