import { createHmac, timingSafeEqual } from 'node:crypto';
import { singleHeader } from './headers';
import type { HmacScheme, SignatureResult, SignedRequest } from './types';

/** The header value the sender would have computed over `rawBody` with `secret`. */
export function signHmac(scheme: HmacScheme, rawBody: Buffer, secret: string): string {
	// The secret stays a string: a Buffer key is imported anew by every call, at five times the cost.
	const digest = createHmac(scheme.algorithm, secret).update(rawBody).digest(scheme.encoding);
	return (scheme.prefix ?? '') + digest;
}

/** Accepts the request when any of `secrets` gives the signature it carries. */
export function verifyHmac(
	scheme: HmacScheme,
	request: SignedRequest,
	secrets: readonly string[],
): SignatureResult {
	const signature = singleHeader(request.headers, scheme.header);
	if (signature === undefined) return { ok: false, reason: 'missing_signature' };
	const given = Buffer.from(scheme.encoding === 'hex' ? signature.toLowerCase() : signature);
	const matches = secrets.some((secret) => {
		const expected = Buffer.from(signHmac(scheme, request.rawBody, secret));
		return expected.length === given.length && timingSafeEqual(expected, given);
	});
	return matches ? { ok: true } : { ok: false, reason: 'bad_signature' };
}
