import { NodeApiError, type IDataObject, type INode } from 'n8n-workflow';
import { CallFailed, HttpFailure, type CallTrace, type FailureReason } from '../../core/http';
import type { ItemFailure } from '../shared/envelope';
import { mask } from './mask';

/** One item's failure, in the forms that n8n and the pack's other nodes need it. */
export interface FailedCall {
	failure: ItemFailure & IDataObject;
	error: NodeApiError;
}

/** @param trace Of a call that was answered, where only its answer was of no use. */
export function toFailedCall(
	cause: unknown,
	node: INode,
	itemIndex: number,
	secrets: readonly string[],
	trace: CallTrace | undefined = cause instanceof CallFailed ? cause.trace : undefined,
): FailedCall {
	const origin = cause instanceof CallFailed ? cause.cause : cause;
	const { reason, retryable, status, retryAfterMs, message } = detailsOf(origin);
	const failure: FailedCall['failure'] = {
		reason: mask(message, secrets),
		node: node.name,
		code: reason,
		retryable,
		...(status !== undefined && { status }),
		...(retryAfterMs !== undefined && { retryAfterMs }),
		...trace,
	};
	const error = new NodeApiError(
		node,
		{ message: failure.reason },
		{
			message: failure.reason,
			description: advice(failure),
			itemIndex,
			...(status !== undefined && { httpCode: String(status) }),
		},
	);
	// The trigger's ledger reads these to decide over another attempt.
	Object.assign(error.context, { retryable, retryAfterMs });
	return { failure, error };
}

interface Details extends Pick<HttpFailure, 'message' | 'retryable'> {
	reason: FailureReason | 'invalid_request';
	status?: number;
	retryAfterMs?: number;
}

function detailsOf(origin: unknown): Details {
	if (origin instanceof HttpFailure) return origin;
	const message = origin instanceof Error ? origin.message : String(origin);
	// What every wait rejects with when n8n stops the execution.
	if (origin instanceof Error && origin.name === 'AbortError') {
		return { reason: 'aborted', retryable: true, message: 'The execution was cancelled' };
	}
	return { reason: 'invalid_request', retryable: false, message };
}

function advice({ code, retryable, status }: ItemFailure): string {
	if (code === 'invalid_request') return 'Nothing was sent. Correct the field and run again.';
	if (status === 401 || status === 403) {
		return 'The API does not accept the credential. Check the key and what it may do.';
	}
	return retryable
		? 'This may pass by itself: a Verified Trigger runs the event again later.'
		: 'The API refuses this request as it is. Sending it again will not help until the data or the API is changed.';
}
