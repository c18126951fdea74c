import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';

/** What `inflated` understands, for the request. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/** The body as it was before it was compressed (RFC 9110 §8.4). Unknown codings stay as they are. */
export function inflated(answer: IncomingMessage, method: string): Readable {
	const { headers, statusCode } = answer;
	const coding = headers['content-encoding']?.trim().toLowerCase() ?? '';
	if (method === 'HEAD' || statusCode === 204 || statusCode === 304) return answer;
	const decoder = DECODERS.get(coding)?.();
	// An error on either side destroys both, and is seen on the decoder.
	return decoder ? pipeline(answer, decoder, () => undefined) : answer;
}

const DECODERS = new Map([
	['gzip', createUnzip],
	['x-gzip', createUnzip],
	['deflate', createUnzip],
	['br', createBrotliDecompress],
]);
