import { permit, record, type BreakerPolicy, type BreakerState } from '../breaker/breaker';
import type { SharedState } from '../state';
import { HttpFailure } from './failure';
import type { Policy } from './types';

export interface BreakerOptions {
	/** Calls with the same key stand behind the same breaker. */
	key: string;
	policy: BreakerPolicy;
	state: SharedState;
}

/** Refuses calls to a target that keeps failing, until probes show it is back. */
export function breaking({ key, policy, state }: BreakerOptions): Policy {
	const stateKey = `breaker:${key}`;
	const report = (succeeded: boolean) =>
		state.update(stateKey, (current: BreakerState | undefined, now) =>
			record(current, policy, succeeded, now),
		);

	return (next) => async (request, context) => {
		const answer = await state.update(stateKey, (current: BreakerState | undefined, now) =>
			permit(current, policy, now),
		);
		if (!answer.allowed) {
			const seconds = Math.ceil(answer.retryAfterMs / 1000);
			throw new HttpFailure(
				`The circuit breaker for ${key} is open after repeated failures; next try in ${seconds} s`,
				{ reason: 'breaker_open', retryable: true, retryAfterMs: answer.retryAfterMs },
			);
		}
		try {
			const response = await next(request, context);
			await report(true);
			return response;
		} catch (failure) {
			await report(!showsTrouble(failure));
			throw failure;
		}
	};
}

/** A rejected order or a throttled call is an answer: the target is up. */
function showsTrouble(failure: unknown): boolean {
	if (!(failure instanceof HttpFailure)) return true;
	if (failure.reason === 'aborted' || failure.reason === 'refused') return false;
	return failure.retryable && failure.status !== 429;
}
