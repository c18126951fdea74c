import type { IDataObject } from 'n8n-workflow';
import type { HttpRequest } from '../../../core/http';
import { traceparentFor } from '../../../core/observe/traceparent';
import { correlationIdOf, envelopeOf } from '../../shared/envelope';

/** The call as a part of its event's trace, so that the API's own logs can be found by it. */
export function traced(
	request: HttpRequest,
	item: IDataObject,
	nodeId: string,
	index: number,
): HttpRequest {
	const correlationId = correlationIdOf(item);
	if (correlationId === undefined || request.headers.traceparent !== undefined) return request;
	const incoming = envelopeOf(item).headers?.traceparent;
	const traceparent = traceparentFor(correlationId, `${nodeId}:${index}`, incoming);
	return { ...request, headers: { ...request.headers, traceparent } };
}
