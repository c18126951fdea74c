import { HttpFailure } from './failure';
import { tryJson, type Json } from './json';
import type { HttpResponse } from './types';

/** The answer's body as JSON. @throws HttpFailure when it is none. */
export function requireJson(response: HttpResponse): Json {
	const json = tryJson(response);
	if (json !== undefined) return json;
	const type = response.headers['content-type'] ?? 'no content type';
	throw new HttpFailure(`The answer is not JSON (${type}, ${response.body.length} bytes)`, {
		reason: 'http_status',
		retryable: false,
		status: response.status,
		response,
	});
}
