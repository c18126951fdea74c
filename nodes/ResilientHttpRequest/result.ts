import { NodeApiError, type IDataObject, type INode } from 'n8n-workflow';
import { redact } from '../../core/observe/redact';
import { CallFailed, HttpFailure, type CallTrace, type HttpResponse } from '../../core/http';
import type { ItemFailure } from '../shared/envelope';
import { isObject } from '../shared/json';

/**
 * The item a successful call makes: the answer, and the event it belongs to. Secrets that the API
 * echoes are masked, because n8n keeps the item with the execution.
 */
export function toResult(
	{ status, headers: received, body: bytes }: HttpResponse,
	trace: CallTrace,
	input: IDataObject,
	{ fullResponse, secrets }: { fullResponse: boolean; secrets: readonly string[] },
): IDataObject {
	const headers = Object.fromEntries(
		Object.entries(received).map(([name, value]) => [name, redact(value, secrets)]),
	);
	const body = parseBody(redact(bytes.toString('utf8'), secrets), headers);
	const answer = isObject(body) ? body : { data: body };
	return {
		...(fullResponse ? { status, headers, body, ...trace } : answer),
		...(input.delivery !== undefined && { delivery: input.delivery }),
	};
}

/** One item's failure, in the forms that n8n and the pack's other nodes need it. */
export interface FailedCall {
	failure: ItemFailure & IDataObject;
	error: NodeApiError;
}

export function toFailedCall(
	cause: unknown,
	node: INode,
	itemIndex: number,
	secrets: readonly string[],
): FailedCall {
	const trace = cause instanceof CallFailed ? cause.trace : undefined;
	const origin = cause instanceof CallFailed ? cause.cause : cause;
	const details: Partial<HttpFailure> = origin instanceof HttpFailure ? origin : {};
	const message = redact(origin instanceof Error ? origin.message : String(origin), secrets);
	const retryable = details.retryable ?? false;
	const failure: FailedCall['failure'] = {
		reason: message,
		code: details.reason ?? 'invalid_request',
		retryable,
		...(details.status !== undefined && { status: details.status }),
		...(details.retryAfterMs !== undefined && { retryAfterMs: details.retryAfterMs }),
		...trace,
	};
	const error = new NodeApiError(
		node,
		{ message },
		{
			message,
			description: advice(failure),
			itemIndex,
			...(details.status !== undefined && { httpCode: String(details.status) }),
		},
	);
	// The trigger's ledger reads these to decide over another attempt.
	Object.assign(error.context, { retryable, retryAfterMs: details.retryAfterMs });
	return { failure, error };
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

function parseBody(text: string, headers: HttpResponse['headers']): IDataObject[string] {
	if (text === '') return null;
	if (!/\bjson\b/i.test(headers['content-type'] ?? '')) return text;
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return text;
	}
}
