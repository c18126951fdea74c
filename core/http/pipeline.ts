import type { Clock } from '../time';
import { requireSuccess } from './failure';
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
 * Puts policies around a transport, the first one outermost. Retry stands outside breaker and
 * limit: an attempt is a call like any other, and must ask both again.
 *
 * The call rejects with CallFailed.
 */
export function pipeline(policies: readonly Policy[], transport: Transport, clock: Clock) {
	const innermost: Send = async (request, context) => {
		const { trace, signal, deadline = Infinity } = context;
		trace.attempts += 1;
		const timeoutMs = Math.min(request.timeoutMs, deadline - clock());
		return requireSuccess(await transport.send({ ...request, timeoutMs }, signal), clock());
	};
	const send = policies.reduceRight((next, policy) => policy(next), innermost);

	return async (request: HttpRequest, signal?: AbortSignal): Promise<Answer> => {
		const trace: CallTrace = { attempts: 0, throttledMs: 0, backoffMs: 0 };
		try {
			return { response: await send(request, { trace, signal }), trace };
		} catch (cause) {
			throw new CallFailed(cause, trace);
		}
	};
}
