import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { HttpRequest, Policy } from './types';

/** A shorter body may grow, and fits into one packet anyway; bytes. */
const LEAST_BYTES = 1024;

/**
 * Compresses bodies of text (RFC 9110 §8.4.1). Stands outside authentication, so that what is signed
 * is what is sent, and inside whatever reads the body.
 */
export const compressing: Policy = (next) => async (request, context) =>
	await next(await compressed(request), context);

async function compressed(request: HttpRequest): Promise<HttpRequest> {
	const { body, headers } = request;
	if (typeof body !== 'string' || headers['content-encoding'] !== undefined) return request;
	if (Buffer.byteLength(body) < LEAST_BYTES) return request;
	return {
		...request,
		body: await promisify(gzip)(body),
		headers: { ...headers, 'content-encoding': 'gzip' },
	};
}
