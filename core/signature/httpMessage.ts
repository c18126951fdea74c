import { createHmac, timingSafeEqual } from 'node:crypto';
import { isSignedBy } from './asymmetric';
import { digestMatches } from './contentDigest';
import { isPublic, publicKey, secretKeys } from './keys';
import { singleHeader } from './request';
import { signatureBase } from './signatureBase';
import { parseByteSequences, parseSignatureInput, type SignatureInput } from './structuredFields';
import type {
	AsymmetricAlgorithm,
	HttpMessageScheme,
	RefusalReason,
	SignatureResult,
	SignedRequest,
	VerifyContext,
} from './types';

/** How far from now a signature may have been created, unless the caller says otherwise. */
const TOLERANCE_MS = 300_000;

/** RFC 9421's names of the algorithms, and this pack's. */
const ALGORITHMS: ReadonlyMap<string, AsymmetricAlgorithm> = new Map([
	['ed25519', 'ed25519'],
	['ecdsa-p256-sha256', 'ecdsa-p256-raw'],
	['rsa-v1_5-sha256', 'rsa-sha256'],
	['rsa-pss-sha512', 'rsa-pss-sha512'],
]);

/** Accepts the request when one of its signatures covers enough, is recent and is genuine. */
export function verifyHttpMessage(
	scheme: HttpMessageScheme,
	request: SignedRequest,
	{ secrets, now, options }: VerifyContext,
): SignatureResult {
	const given = {
		input: singleHeader(request.headers, 'signature-input'),
		signature: singleHeader(request.headers, 'signature'),
	};
	if (given.input === undefined || given.signature === undefined) {
		return refuse('missing_signature');
	}
	const inputs = parseSignatureInput(given.input) ?? [];
	const signatures = parseByteSequences(given.signature);
	const hasBody = request.rawBody.length > 0;
	const required = hasBody ? [...scheme.requires, 'content-digest'] : scheme.requires;

	let reason: RefusalReason = 'bad_signature';
	for (const [label, input] of inputs) {
		const signature = signatures?.get(label);
		const covers = required.every((component) => input.components.includes(component));
		const base = signatureBase(input, request);
		if (!signature || !covers || base === undefined) continue;
		const genuine = secrets.some((secret) => isSigned(scheme, secret, input, base, signature));
		if (!genuine || (input.components.includes('content-digest') && !digestMatches(request))) {
			continue;
		}
		if (isCurrent(input, now, options.toleranceMs ?? TOLERANCE_MS)) return { ok: true };
		reason = 'expired';
	}
	return refuse(reason);
}

/** The key decides what algorithms there can be: a public key never serves as an HMAC's secret. */
function isSigned(
	{ key: form }: HttpMessageScheme,
	secret: string,
	{ alg }: SignatureInput,
	base: Buffer,
	signature: Buffer,
): boolean {
	if (isPublic(secret)) {
		const key = publicKey(secret);
		return [...ALGORITHMS].some(
			([name, algorithm]) =>
				key !== undefined &&
				(alg === undefined || alg === name) &&
				isSignedBy(algorithm, key, base, signature),
		);
	}
	if (alg !== undefined && alg !== 'hmac-sha256') return false;
	return secretKeys(secret, form).some((key) => {
		const expected = createHmac('sha256', key).update(base).digest();
		return signature.length === expected.length && timingSafeEqual(signature, expected);
	});
}

/** A signature that does not say when it was created could be sent again for ever. */
function isCurrent({ created, expires }: SignatureInput, now: number, toleranceMs: number) {
	if (created === undefined) return false;
	if (expires !== undefined && !(now <= expires * 1000)) return false;
	return Math.abs(now - created * 1000) <= toleranceMs;
}

function refuse(reason: RefusalReason): SignatureResult {
	return { ok: false, reason };
}
