import { backoffMs, type Backoff } from '../retry/backoff';
import { isIdempotentMethod } from '../retry/classify';
import type { Clock, Random, Sleep } from '../time';
import { HttpFailure } from './failure';
import type { CallContext, HttpRequest, Policy, Send } from './types';

export interface RetryOptions {
	/** The first one included. */
	attempts: number;
	backoff: Backoff;
	/** A longer Retry-After is not waited out here but handed on with the failure, ms. */
	maxRetryAfterMs: number;
	/** For all attempts and waits together, ms. */
	deadlineMs: number;
	/**
	 * What becomes of a POST or PATCH without an idempotency key that got no answer: nobody knows
	 * whether it was carried out. `idempotent` (the default) does not send it again, `always` does.
	 */
	unanswered?: 'idempotent' | 'always';
	clock: Clock;
	sleep: Sleep;
	random: Random;
}

/**
 * Sends again what may succeed later, as long as attempts and time are left. A request that was
 * answered may always be sent again, for the answer says that it failed; one that was not, only
 * where a repetition does no harm.
 */
export function retrying(options: RetryOptions): Policy {
	const { attempts, backoff, maxRetryAfterMs, deadlineMs, unanswered } = options;
	const { clock, sleep, random } = options;

	function waitAfter(failure: unknown, attempt: number, request: HttpRequest): number | undefined {
		if (!(failure instanceof HttpFailure) || !failure.retryable) return undefined;
		// The breaker answers at once, so that nobody queues before a closed door; the limiter has
		// already waited as long as it may; a cancelled call is over.
		if (HELD_BACK.has(failure.reason) || attempt >= attempts) return undefined;
		if (unanswered !== 'always' && isUnanswered(failure) && !isRepeatable(request)) {
			return undefined;
		}
		const asked = failure.retryAfterMs ?? 0;
		if (asked > maxRetryAfterMs) return undefined;
		return Math.max(asked, backoffMs(backoff, attempt, random));
	}

	async function again(next: Send, request: HttpRequest, context: Bounded, first: unknown) {
		let failure = first;
		for (let attempt = 1; ; attempt++) {
			const wait = waitAfter(failure, attempt, request);
			if (wait === undefined || clock() + wait >= context.deadline) throw failure;
			await sleep(wait, context.signal);
			context.trace.backoffMs += wait;
			try {
				return await next(request, context);
			} catch (another) {
				failure = another;
			}
		}
	}

	// Most calls need one attempt, which costs less outside a loop.
	return (next) =>
		(request, { trace, signal, deadline = Infinity }) => {
			const context = { trace, signal, deadline: Math.min(deadline, clock() + deadlineMs) };
			return next(request, context).catch((failure: unknown) =>
				again(next, request, context, failure),
			);
		};
}

type Bounded = CallContext & { deadline: number };

const HELD_BACK: ReadonlySet<string> = new Set([
	'breaker_open',
	'rate_limited',
	'state_unavailable',
	'aborted',
]);

const isUnanswered = ({ reason, unsent }: HttpFailure) =>
	(reason === 'timeout' || reason === 'network') && !unsent;

const isRepeatable = ({ method, idempotent }: HttpRequest) =>
	idempotent ?? isIdempotentMethod(method);
