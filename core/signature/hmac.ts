import { encodingsOf, sameText } from './encoding';
import { hmacDigest } from './hmacDigest';
import { secretKeys } from './keys';
import { signedContents } from './signedContent';
import { readAll } from './sources';
import type { Encoding, HmacScheme, SignatureResult, SignedRequest, VerifyContext } from './types';

/** Accepts the request when any of `secrets` gives one of the signatures it carries. */
export function verifyHmac(
	scheme: HmacScheme,
	request: SignedRequest,
	{ envelope, secrets }: VerifyContext,
): SignatureResult {
	const given = readAll(scheme.signature, request);
	if (given.length === 0) return { ok: false, reason: 'missing_signature' };
	for (const secret of secrets) {
		for (const content of signedContents(scheme.signs, request, envelope, secret)) {
			for (const key of secretKeys(secret, scheme.key)) {
				for (const encoding of encodingsOf(scheme.encoding)) {
					const expected = hmacDigest(scheme.algorithm, key, content, encoding);
					if (given.some((signature) => matches(signature, expected, encoding))) {
						return { ok: true };
					}
				}
			}
		}
	}
	return { ok: false, reason: 'bad_signature' };
}

/**
 * The signature that the sender makes over `content`.
 * @throws when `secret` holds no key.
 */
export function signHmac(
	{ algorithm, key: form, encoding }: HmacScheme,
	content: string | Buffer,
	secret: string,
): string {
	const [key] = secretKeys(secret, form);
	if (!key) throw new Error('The secret holds no key to sign with');
	return hmacDigest(algorithm, key, [content], encodingsOf(encoding)[0] ?? 'hex');
}

/** Hexadecimal digits may be capitals; few senders write them so. */
function matches(given: string, expected: string, encoding: Encoding): boolean {
	return (
		sameText(given, expected) || (encoding === 'hex' && sameText(given.toLowerCase(), expected))
	);
}
