import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { idempotencyKey, type HttpRequest } from '../../core/http';
import { traceparentFor } from '../../core/observe/traceparent';
import { correlationIdOf, envelopeOf, withoutEnvelope } from '../shared/envelope';
import { isJson } from '../shared/json';

/** What the parameters say of one item's call, expressions resolved. */
export interface CallParameters {
	method: string;
	url: string;
	body: 'none' | 'item' | 'json';
	jsonBody?: unknown;
	headers: ReadonlyArray<{ name: string; value: string }>;
	query: ReadonlyArray<{ name: string; value: string }>;
	idempotency: 'auto' | 'expression' | 'none';
	idempotencyHeader: string;
	idempotencyKey?: string;
}

export type ApiKey = Pick<ICredentialDataDecryptedObject, 'placement' | 'name' | 'apiKey'>;

/** Builds one call. @throws Error with the field to mend. */
export function buildRequest(
	parameters: CallParameters,
	json: IDataObject,
	nodeId: string,
	timeoutMs: number,
	apiKey?: ApiKey,
): HttpRequest {
	const url = parseUrl(parameters.url);
	const headers: Record<string, string> = {};
	for (const { name, value } of parameters.headers) setHeader(headers, name, value);
	for (const { name, value } of parameters.query) url.searchParams.append(name, value);

	const body = bodyOf(parameters, json);
	if (body !== undefined && headers['content-type'] === undefined) {
		headers['content-type'] = 'application/json';
	}
	const key = keyOf(parameters, json, nodeId);
	if (key !== undefined) setHeader(headers, parameters.idempotencyHeader, key);
	const trace = traceparentOf(json, nodeId);
	if (trace !== undefined) headers.traceparent ??= trace;
	if (apiKey) {
		if (apiKey.placement === 'query') {
			url.searchParams.set(String(apiKey.name), String(apiKey.apiKey));
		} else {
			setHeader(headers, String(apiKey.name), String(apiKey.apiKey));
		}
	}
	return {
		method: parameters.method,
		url: url.href,
		headers,
		timeoutMs,
		...(body !== undefined && { body }),
		...(key !== undefined && { idempotent: true }),
	};
}

function parseUrl(text: string): URL {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url || !['http:', 'https:'].includes(url.protocol)) {
		throw new Error(`URL "${text}" is not an http or https address`);
	}
	return url;
}

// RFC 9110 §5.6.2 and §5.5: anything else would be a second header in disguise.
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

function setHeader(headers: Record<string, string>, name: string, value: string): void {
	if (!HEADER_NAME.test(name)) throw new Error(`Header name "${name}" has a forbidden character`);
	const text = String(value);
	if (!HEADER_VALUE.test(text)) {
		throw new Error(`The value of header ${name} has a line break or another forbidden character`);
	}
	headers[name.toLowerCase()] = text;
}

function bodyOf({ body, jsonBody }: CallParameters, json: IDataObject): string | undefined {
	if (body === 'none') return undefined;
	if (body === 'item') return JSON.stringify(withoutEnvelope(json));
	if (typeof jsonBody !== 'string') return JSON.stringify(jsonBody);
	// The text itself is sent: a number larger than JavaScript's stays as it was written.
	if (!isJson(jsonBody)) throw new Error('JSON Body is not valid JSON');
	return jsonBody;
}

function keyOf(parameters: CallParameters, json: IDataObject, nodeId: string): string | undefined {
	if (parameters.idempotency === 'none' || isSafe(parameters.method)) return undefined;
	if (parameters.idempotency === 'expression') {
		if (parameters.idempotencyKey) return parameters.idempotencyKey;
		throw new Error('Idempotency Key is empty for this item');
	}
	const correlationId = correlationIdOf(json);
	const { part } = envelopeOf(json);
	const caller = part === undefined ? nodeId : `${nodeId}:${part}`;
	return correlationId && idempotencyKey(correlationId, caller);
}

/** The event's trace goes on in this call; undefined for an item that belongs to no event. */
function traceparentOf(json: IDataObject, nodeId: string): string | undefined {
	const { attempt = 1, part = 1, headers } = envelopeOf(json);
	const correlationId = correlationIdOf(json);
	if (correlationId === undefined) return undefined;
	return traceparentFor(correlationId, `${nodeId}:${part}:${attempt}`, headers?.traceparent);
}

/** Reading twice does no harm. */
function isSafe(method: string): boolean {
	return ['GET', 'HEAD', 'OPTIONS'].includes(method);
}
