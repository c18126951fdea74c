import type { RetryRules } from '../retry/classify';
import type { Clock } from '../time';
import { HttpFailure, requireSuccess } from './failure';
import type { CallTrace, HttpRequest, HttpResponse, Policy, Send, Transport } from './types';

export interface Answer {
	response: HttpResponse;
	trace: CallTrace;
}

/** A call that failed, with what happened on the way. */
export class CallFailed extends Error {
	constructor(
		override readonly cause: unknown,
		readonly trace: CallTrace,
	) {
		super(cause instanceof Error ? cause.message : String(cause), { cause });
		this.name = 'CallFailed';
	}
}

/**
 * Puts policies around a transport, the first one outermost: fallback, retry, breaker, in-flight
 * cap, limit. Retry stands outside breaker and limit, because an attempt is a call like any other
 * and must ask both again. The limit stands innermost: what comes after it would wait with a slot
 * already booked and send two windows' worth at once.
 *
 * The call rejects with CallFailed.
 */
export function pipeline(
	policies: readonly Policy[],
	transport: Transport,
	clock: Clock,
	rules?: RetryRules,
) {
	const innermost: Send = (request, { trace, signal, deadline = Infinity }) => {
		const sentAt = clock();
		const timeoutMs = Math.min(request.timeoutMs, deadline - sentAt);
		if (timeoutMs <= 0) return Promise.reject(tooLate());
		trace.attempts += 1;
		const attempt = timeoutMs < request.timeoutMs ? { ...request, timeoutMs } : request;
		return transport.send(attempt, signal).then(
			(response) => {
				trace.responseMs = clock() - sentAt;
				return requireSuccess(response, clock, rules);
			},
			(failure: unknown) => {
				trace.responseMs = clock() - sentAt;
				throw failure;
			},
		);
	};
	const send = policies.reduceRight((next, policy) => policy(next), innermost);

	return (request: HttpRequest, signal?: AbortSignal): Promise<Answer> => {
		const trace: CallTrace = { attempts: 0, throttledMs: 0, backoffMs: 0 };
		return send(request, { trace, signal }).then(
			(response) => ({ response, trace }),
			(cause: unknown) => {
				throw new CallFailed(cause, trace);
			},
		);
	};
}

function tooLate(): HttpFailure {
	return new HttpFailure('The deadline passed before the call could be sent', {
		reason: 'timeout',
		retryable: true,
		unsent: true,
	});
}
