import type { IRun } from 'n8n-workflow';
import type { Outcome } from '../../core/delivery/types';

/** How a run of the workflow ended, as the ledger sees it. */
export function runOutcome(run: IRun | undefined): Outcome {
	if (!run) return { kind: 'failure', reason: 'n8n did not start an execution' };
	if (run.status === 'success') return { kind: 'success' };
	// For a time, a form, a webhook: n8n keeps the run from here on and resumes it.
	if (run.status === 'waiting') {
		return { kind: 'success', note: 'Handed over: the execution waits, and n8n resumes it' };
	}
	if (run.status === 'canceled') {
		return { kind: 'cancelled', reason: 'The execution was cancelled' };
	}
	const error = run.data.resultData.error;
	if (!error) return { kind: 'failure', reason: `The execution ended as ${run.status}` };

	const node = run.data.resultData.lastNodeExecuted;
	const reason = node ? `${node}: ${error.message}` : error.message;
	if (contextOf(error).retryable === false) return { kind: 'rejected', reason };
	const { retryAfterMs } = contextOf(error);
	return { kind: 'failure', reason, ...(typeof retryAfterMs === 'number' && { retryAfterMs }) };
}

/** What the pack's nodes say of their errors; other errors say nothing. */
function contextOf(error: object): { retryable?: unknown; retryAfterMs?: unknown } {
	return 'context' in error && typeof error.context === 'object' && error.context !== null
		? error.context
		: {};
}
