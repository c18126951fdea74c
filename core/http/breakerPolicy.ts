import { GO, permit, record, type BreakerPolicy, type BreakerState } from '../breaker/breaker';
import type { CallEnd, Permit } from '../breaker/breaker';
import type { SharedState } from '../state';
import type { Clock, Sleep } from '../time';
import { HttpFailure } from './failure';
import { addWait } from './trace';
import type { CallContext, CallTrace, Policy } from './types';

export interface BreakerOptions {
	/** Calls with the same key stand behind the same breaker. */
	key: string;
	policy: BreakerPolicy;
	/** How long a call may wait for what the probes of others find, ms. */
	maxWaitMs: number;
	state: SharedState;
	clock: Clock;
	sleep: Sleep;
}

type End = Omit<CallEnd, 'tookMs'>;
type Refusal = Extract<Permit, { allowed: false }>;

/** How often somebody who waits looks what the probes found, ms. */
const LOOK_EVERY_MS = 50;

/** Refuses calls to a target that keeps failing, until probes show it is back. */
export function breaking(options: BreakerOptions): Policy {
	const { key, policy, maxWaitMs, state, clock, sleep } = options;
	const stateKey = `breaker:${key}`;
	const ask = (current: BreakerState | undefined, now: number) => permit(current, policy, now);

	const watchesWindow = policy.ratio !== undefined || policy.slow !== undefined;

	async function report(granted: Permit, shown: End, trace: CallTrace) {
		const end = { ...shown, tookMs: trace.responseMs };
		trace.breaker = await state.update(stateKey, (current: BreakerState | undefined, now) =>
			record(current, policy, granted.allowed ? granted : {}, end, now),
		);
	}

	/** Asks for a permit. While others probe, it waits for what they find. */
	async function admit({ trace, signal, deadline = Infinity }: CallContext): Promise<Permit> {
		const latest = Math.min(clock() + maxWaitMs, deadline);
		for (;;) {
			const answer = await state.update(stateKey, ask);
			if (answer.allowed) return answer;
			const mayWait = answer.phase === 'half-open' && clock() + LOOK_EVERY_MS <= latest;
			if (!mayWait) {
				trace.breaker = answer.phase;
				throw refusal(key, answer);
			}
			await sleep(LOOK_EVERY_MS, signal);
			addWait(trace, 'the probes of the circuit breaker', LOOK_EVERY_MS);
		}
	}

	return (next) => async (request, context) => {
		const { trace } = context;
		const seen = await state.read<BreakerState>(stateKey);
		const answer = seen?.openedAt === undefined ? GO : await admit(context);
		// Where all was well as the call began, as nearly always, its success changes nothing: what
		// failed since then it says nothing about. So a good call costs one look and no write.
		const isQuiet = !watchesWindow && answer === GO && !seen?.failures;
		try {
			const response = await next(request, context);
			if (isQuiet) trace.breaker = 'closed';
			else await report(answer, { outcome: 'success' }, trace);
			return response;
		} catch (failure) {
			const end = endOf(failure);
			if (isQuiet && end.outcome !== 'failure') trace.breaker = 'closed';
			else await report(answer, end, trace);
			throw failure;
		}
	};
}

/**
 * No answer and 5xx are failures. A rejected order and a throttled call are answers: the target is
 * up. A call that was held back, cancelled or refused here shows nothing.
 */
function endOf(failure: unknown): End {
	if (!(failure instanceof HttpFailure)) return { outcome: 'none' };
	const { reason, status } = failure;
	if (reason === 'network') return { outcome: 'failure', why: 'no connection' };
	if (reason === 'timeout') return { outcome: 'failure', why: 'no answer in time' };
	if (reason === 'api_error') return { outcome: 'success' };
	if (reason !== 'http_status' || status === undefined) return { outcome: 'none' };
	return status >= 500 ? { outcome: 'failure', why: `HTTP ${status}` } : { outcome: 'success' };
}

function refusal(key: string, { phase, retryAfterMs, why }: Refusal): HttpFailure {
	const held =
		phase === 'open' ? 'is open after repeated failures' : 'waits for its probes to come back';
	const last = why === undefined ? '' : ` (the last: ${why})`;
	const seconds = Math.ceil(retryAfterMs / 1000);
	return new HttpFailure(
		`The circuit breaker for ${key} ${held}${last}; next try in ${seconds} s`,
		{
			reason: 'breaker_open',
			retryable: true,
			retryAfterMs,
			unsent: true,
		},
	);
}
