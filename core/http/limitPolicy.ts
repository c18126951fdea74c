import { bookSlot, type GcraState, type RateLimit } from '../ratelimit/gcra';
import type { SharedState } from '../state';
import type { Sleep } from '../time';
import { HttpFailure } from './failure';
import type { Policy } from './types';

export interface LimitOptions {
	/** Calls with the same key share the limit, over all executions and processes of the store. */
	key: string;
	limit: RateLimit;
	/** A call that would wait longer fails instead, ms. */
	maxWaitMs: number;
	state: SharedState;
	sleep: Sleep;
}

/** Holds each call back until the limit has room for it. */
export function limiting({ key, limit, maxWaitMs, state, sleep }: LimitOptions): Policy {
	return (next) => async (request, context) => {
		const { deadline = Infinity } = context;
		const { granted, waitMs } = await state.update(
			`limit:${key}`,
			(current: GcraState | undefined, now) =>
				bookSlot(current, limit, now, Math.min(maxWaitMs, deadline - now)),
		);
		if (!granted) {
			throw new HttpFailure(
				`The rate limit for ${key} (${limit.requests} in ${limit.perMs} ms) is booked for the next ${Math.ceil(waitMs / 1000)} s`,
				{ reason: 'rate_limited', retryable: true, retryAfterMs: waitMs },
			);
		}
		if (waitMs > 0) {
			context.trace.throttledMs += waitMs;
			await sleep(waitMs, context.signal);
		}
		return await next(request, context);
	};
}
