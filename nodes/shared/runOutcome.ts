import type { IRun } from 'n8n-workflow';
import type { Outcome } from '../../core/delivery/types';
import { withoutNamedSecrets } from '../../core/observe/redact';

/** How a run of the workflow ended, as the ledger sees it. */
export function runOutcome(run: IRun | undefined): Outcome {
	if (!run) return { kind: 'failure', reason: 'n8n did not start an execution' };
	if (run.status === 'success') return { kind: 'success' };
	// For a time, a form, a webhook: n8n keeps the run from here on and resumes it.
	if (run.status === 'waiting') {
		return { kind: 'success', note: 'Handed over: the execution waits, and n8n resumes it' };
	}
	const { error, lastNodeExecuted: node } = run.data.resultData;
	// `canceled` also stands for an error that has this word in its message.
	if (run.status === 'canceled' && (!error || isByPerson(error))) return CANCELLED;
	if (!error) return { kind: 'failure', reason: `The execution ended as ${run.status}` };

	const message = withoutNamedSecrets(error.message);
	const reason = node ? `${node}: ${message}` : message;
	if (contextOf(error).retryable === false) return { kind: 'rejected', reason };
	const { retryAfterMs } = contextOf(error);
	return { kind: 'failure', reason, ...(typeof retryAfterMs === 'number' && { retryAfterMs }) };
}

/**
 * What n8n has thrown in the place of a run. So it does for one that was stopped: by a person, by
 * its time limit, by n8n's own end; and for one that it could not write down.
 */
export function outcomeOfRejection(error: unknown): Outcome {
	if (isByPerson(error)) return CANCELLED;
	const reason = error instanceof Error ? error.message : String(error);
	return { kind: 'failure', reason: withoutNamedSecrets(reason) };
}

const CANCELLED: Outcome = { kind: 'cancelled', reason: 'The execution was cancelled' };

/** By name: each copy of n8n-workflow has a class of its own. */
function isByPerson(error: unknown): boolean {
	return (error as Partial<Error> | undefined)?.name === 'ManualExecutionCancelledError';
}

/** What the pack's nodes say of their errors; other errors say nothing. */
function contextOf(error: object): { retryable?: unknown; retryAfterMs?: unknown } {
	return 'context' in error && typeof error.context === 'object' && error.context !== null
		? error.context
		: {};
}
