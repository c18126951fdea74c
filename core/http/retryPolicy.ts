import { backoffMs, type Backoff } from '../retry/backoff';
import type { Clock, Random, Sleep } from '../time';
import { HttpFailure } from './failure';
import type { Policy } from './types';

export interface RetryOptions {
	/** The first one included. */
	attempts: number;
	backoff: Backoff;
	/** A longer Retry-After is not waited out here but handed on with the failure, ms. */
	maxRetryAfterMs: number;
	/** For all attempts and waits together, ms. */
	deadlineMs: number;
	clock: Clock;
	sleep: Sleep;
	random: Random;
}

/** Sends again what may succeed later, as long as attempts and time are left. */
export function retrying(options: RetryOptions): Policy {
	const { attempts, backoff, maxRetryAfterMs, deadlineMs, clock, sleep, random } = options;

	function waitAfter(failure: unknown, attempt: number): number | undefined {
		if (!(failure instanceof HttpFailure) || !failure.retryable) return undefined;
		// An open breaker answers at once, so that nobody queues before a closed door.
		if (failure.reason === 'breaker_open' || attempt >= attempts) return undefined;
		const asked = failure.retryAfterMs ?? 0;
		if (asked > maxRetryAfterMs) return undefined;
		return Math.max(asked, backoffMs(backoff, attempt, random));
	}

	return (next) => async (request, context) => {
		const deadline = clock() + deadlineMs;
		for (let attempt = 1; ; attempt++) {
			try {
				return await next(request, { ...context, deadline });
			} catch (failure) {
				const wait = waitAfter(failure, attempt);
				if (wait === undefined || clock() + wait >= deadline) throw failure;
				context.trace.backoffMs += wait;
				await sleep(wait, context.signal);
			}
		}
	};
}
