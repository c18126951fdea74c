import type { HttpRequest, HttpResponse } from './types';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export const isJsonObject = (value: unknown): value is { [name: string]: Json } =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The answer's body as JSON; undefined when it is none. */
export function tryJson({ body }: HttpResponse): Json | undefined {
	try {
		return JSON.parse(body.toString('utf8')) as Json;
	} catch {
		return undefined;
	}
}

/** The request's JSON body, which is an object; empty when there is none yet. @throws Error */
export function requestObject(request: HttpRequest): { [name: string]: Json } {
	const { body = '', content } = request;
	if (content !== undefined || typeof body !== 'string') {
		throw new Error('A field can be set only in a JSON body, and this body is binary');
	}
	let json: unknown;
	try {
		json = JSON.parse(body || '{}');
	} catch {
		throw new Error('A field can be set only in a JSON body, and this body is not JSON');
	}
	if (isJsonObject(json)) return json;
	throw new Error('A field can be set only in a body that is a JSON object');
}
