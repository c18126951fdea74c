import type { IExecuteFunctions } from 'n8n-workflow';
import type { CallTrace } from '../../core/http';
import type { Outcome } from './calls/outcome';

/** A run in numbers. */
export interface Summary {
	calls: number;
	attempts: number;
	/** Calls with more than one attempt, and how many more. */
	retried: number;
	retries: number;
	failed: number;
	firstReason?: string;
	refusedByBreaker: number;
	hits: number;
	stale: number;
	fallbacks: number;
	recalled: number;
	unrecorded: number;
	/** Spent waiting for each limit, by its name, ms. */
	waits: Map<string, number>;
}

export function summarize(outcomes: readonly Outcome[]): Summary {
	// The items of a batch share one call.
	const traces = new Set(outcomes.flatMap((outcome) => outcome.traces));
	const count = (matches: (trace: CallTrace) => boolean) => [...traces].filter(matches).length;
	const failures = outcomes.flatMap(({ failed }) => (failed ? [failed.failure] : []));
	const waits = new Map<string, number>();
	let attempts = 0;
	for (const trace of traces) {
		attempts += trace.attempts;
		for (const [limit, ms] of Object.entries(trace.waits ?? {})) {
			waits.set(limit, (waits.get(limit) ?? 0) + ms);
		}
	}
	const retried = [...traces].filter((trace) => trace.attempts > 1);
	return {
		calls: traces.size,
		attempts,
		retried: retried.length,
		retries: retried.reduce((sum, trace) => sum + trace.attempts - 1, 0),
		failed: failures.length,
		firstReason: failures[0]?.reason,
		refusedByBreaker: failures.filter(({ code }) => code === 'breaker_open').length,
		hits: count(({ cache }) => cache === 'hit' || cache === 'revalidated'),
		stale: count(({ cache }) => cache === 'stale'),
		fallbacks: count(({ fallback }) => fallback === true),
		recalled: count(({ confirmation }) => confirmation === 'recalled'),
		unrecorded: count(({ confirmation }) => confirmation === 'unrecorded'),
		waits,
	};
}

/**
 * Notes the run with the execution, where n8n's list of executions can be searched for it. An
 * execution takes ten such notes and no more: this is one, and it is there only when there is
 * something to find.
 */
export function recordRun(context: IExecuteFunctions, summary: Summary): void {
	const { failed, retries, calls } = summary;
	if (failed + retries === 0) return;
	const key = context
		.getNode()
		.name.replace(/[^\p{L}\p{N}_]+/gu, '_')
		.slice(0, 50);
	context.customData.set(key, `${calls} calls, ${failed} failed, ${retries} retries`);
}
