import { isObject, parseJson } from '../json';
import type { HttpRequest, HttpResponse } from './types';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export const isJsonObject = (value: unknown): value is { [name: string]: Json } => isObject(value);

/** The answer's body as JSON; undefined when it is none. */
export const tryJson = ({ body }: HttpResponse): Json | undefined =>
	parseJson(body.toString('utf8')) as Json | undefined;

/** The request's JSON body, which is an object; empty when there is none yet. @throws Error */
export function requestObject(request: HttpRequest): { [name: string]: Json } {
	const { body = '', content } = request;
	if (content !== undefined || typeof body !== 'string') {
		throw new Error('A field can be set only in a JSON body, and this body is binary');
	}
	const json = parseJson(body || '{}');
	if (json === undefined) {
		throw new Error('A field can be set only in a JSON body, and this body is not JSON');
	}
	if (isJsonObject(json)) return json;
	throw new Error('A field can be set only in a body that is a JSON object');
}
