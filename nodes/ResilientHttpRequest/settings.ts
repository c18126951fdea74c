import { UserError, type IExecuteFunctions } from 'n8n-workflow';
import type { RateLimit } from '../../core/ratelimit/gcra';
import type { BreakerPolicy } from '../../core/breaker/breaker';
import type { Backoff } from '../../core/retry/backoff';

/** The policies of one run. They are the same for every item. */
export interface Settings {
	/** Calls that share limit and breaker; by default those to one host. */
	sharedKey?: string;
	limit?: RateLimit;
	maxWaitMs: number;
	retry: { attempts: number; backoff: Backoff; maxRetryAfterMs: number; deadlineMs: number };
	breaker?: BreakerPolicy;
	inFlight: number;
	timeoutMs: number;
	fullResponse: boolean;
}

interface Collections {
	rateLimit: { requests?: number; perSeconds?: number; burst?: number; maxWaitSeconds?: number };
	retry: {
		attempts?: number;
		baseMs?: number;
		jitterMs?: number;
		maxWaitSeconds?: number;
		deadlineSeconds?: number;
	};
	breaker: { enabled?: boolean; failures?: number; openSeconds?: number; probes?: number };
	options: {
		inFlight?: number;
		timeoutSeconds?: number;
		sharedKey?: string;
		fullResponse?: boolean;
	};
}

export function readSettings(context: IExecuteFunctions): Settings {
	const collection = <Name extends keyof Collections>(name: Name) =>
		context.getNodeParameter(name, 0, {}) as Collections[Name];
	const limit = collection('rateLimit');
	const retry = collection('retry');
	const breaker = collection('breaker');
	const options = collection('options');

	const maxWaitMs = seconds('Retry → Longest Wait', retry.maxWaitSeconds ?? 30);
	return {
		...(options.sharedKey && { sharedKey: options.sharedKey }),
		...(limit.requests && {
			limit: {
				requests: count('Rate Limit → Requests', limit.requests),
				perMs: seconds('Rate Limit → Per Seconds', limit.perSeconds ?? 1),
				burst: count('Rate Limit → Burst', limit.burst ?? 1),
			},
		}),
		maxWaitMs: seconds('Rate Limit → Longest Wait', limit.maxWaitSeconds ?? 300),
		retry: {
			attempts: count('Retry → Attempts', retry.attempts ?? 5),
			backoff: {
				baseMs: positive('Retry → First Wait', retry.baseMs ?? 100),
				jitterMs: positive('Retry → Jitter', retry.jitterMs ?? 50, 0),
				maxMs: maxWaitMs,
			},
			maxRetryAfterMs: maxWaitMs,
			deadlineMs: seconds('Retry → Deadline', retry.deadlineSeconds ?? 120),
		},
		...(breaker.enabled !== false && {
			breaker: {
				failures: count('Circuit Breaker → Failures', breaker.failures ?? 5),
				openMs: seconds('Circuit Breaker → Open For', breaker.openSeconds ?? 10),
				probes: count('Circuit Breaker → Probes', breaker.probes ?? 1),
			},
		}),
		inFlight: count('Options → Calls at a Time', options.inFlight ?? 5),
		timeoutMs: seconds('Options → Timeout', options.timeoutSeconds ?? 30),
		fullResponse: options.fullResponse ?? false,
	};
}

/** Longer than any wait that makes sense, and far from where timers overflow. */
const MAX = 1_000_000;

function positive(field: string, value: number, min = Number.MIN_VALUE): number {
	if (typeof value !== 'number' || !(value >= min && value <= MAX)) {
		const range = min === 0 ? '0 or more' : 'more than 0';
		throw new UserError(`${field} must be a number ${range} and at most ${MAX}`, {
			extra: { value },
		});
	}
	return value;
}

function seconds(field: string, value: number): number {
	return positive(field, value) * 1000;
}

function count(field: string, value: number): number {
	if (!Number.isInteger(value)) throw new UserError(`${field} must be a whole number`);
	return positive(field, value, 1);
}
