import { HttpFailure } from './failure';
import type { HttpResponse, Policy } from './types';

export interface FallbackOptions {
	/** `breaker_open`: while the breaker keeps calls back. `failed`: also after all attempts failed. */
	when: 'breaker_open' | 'failed';
	/** Handed on in place of the API's answer. */
	response: HttpResponse;
}

/**
 * Answers in place of an API that is away. What it rejected for good stays a failure: nothing but
 * a change would help, and somebody has to see it.
 */
export function fallingBack({ when, response }: FallbackOptions): Policy {
	return (next) => async (request, context) => {
		try {
			return await next(request, context);
		} catch (failure) {
			if (!(failure instanceof HttpFailure) || failure.reason === 'aborted') throw failure;
			const applies = when === 'failed' ? failure.retryable : failure.reason === 'breaker_open';
			if (!applies) throw failure;
			context.trace.fallback = true;
			return response;
		}
	};
}
