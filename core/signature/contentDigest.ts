import { createHash, timingSafeEqual } from 'node:crypto';
import { singleHeader } from './request';
import { parseByteSequences } from './structuredFields';
import type { SignedRequest } from './types';

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
	['sha-256', 'sha256'],
	['sha-512', 'sha512'],
]);

/** Does `Content-Digest` (RFC 9530) hold a digest that we know, and do all such fit the body? */
export function digestMatches({ headers, rawBody }: SignedRequest): boolean {
	const digests = parseByteSequences(singleHeader(headers, 'content-digest') ?? '');
	const known = [...(digests ?? [])].filter(([name]) => ALGORITHMS.has(name));
	return known.length > 0 && known.every(([name, digest]) => fits(ALGORITHMS.get(name)!, digest));

	function fits(algorithm: string, digest: Buffer): boolean {
		const expected = createHash(algorithm).update(rawBody).digest();
		return digest.length === expected.length && timingSafeEqual(digest, expected);
	}
}
