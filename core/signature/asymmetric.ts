import { constants, verify, type KeyObject } from 'node:crypto';
import { decode, encodingsOf } from './encoding';
import { isPublic, publicKey, suits } from './keys';
import { inOnePiece, signedContents } from './signedContent';
import { readAll } from './sources';
import type {
	AsymmetricAlgorithm,
	AsymmetricScheme,
	Encoding,
	SignatureResult,
	SignedRequest,
	VerifyContext,
} from './types';

/** Accepts the request when one of its signatures was made by the other half of one of the keys. */
export function verifyAsymmetric(
	scheme: AsymmetricScheme,
	request: SignedRequest,
	{ envelope, secrets }: VerifyContext,
): SignatureResult {
	const given = readAll(scheme.signature, request);
	if (given.length === 0) return { ok: false, reason: 'missing_signature' };
	const signatures = decodeAll(given, scheme.encoding);
	const verified = secrets.some((secret) => {
		const key = scheme.besideHmac && !isPublic(secret) ? undefined : publicKey(secret);
		if (!key) return false;
		return signedContents(scheme.signs, request, envelope, secret).some((content) => {
			const data = inOnePiece(content);
			return signatures.some((signature) => isSignedBy(scheme.algorithm, key, data, signature));
		});
	});
	return verified ? { ok: true } : { ok: false, reason: 'bad_signature' };
}

export function decodeAll(
	given: readonly string[],
	encoding: Encoding | readonly Encoding[],
): Buffer[] {
	return encodingsOf(encoding)
		.flatMap((one) => given.map((signature) => decode(signature, one)))
		.filter((signature) => signature !== undefined);
}

/** False also for a key of another kind. */
export function isSignedBy(
	algorithm: AsymmetricAlgorithm,
	key: KeyObject,
	data: Buffer,
	signature: Buffer,
): boolean {
	return suits(key, algorithm) && VERIFIERS[algorithm](data, key, signature);
}

const PSS = {
	padding: constants.RSA_PKCS1_PSS_PADDING,
	saltLength: constants.RSA_PSS_SALTLEN_AUTO,
};

const VERIFIERS: Record<
	AsymmetricAlgorithm,
	(data: Buffer, key: KeyObject, signature: Buffer) => boolean
> = {
	ed25519: (data, key, signature) => verify(null, data, key, signature),
	'ecdsa-p256-der': (data, key, signature) => verify('sha256', data, key, signature),
	'ecdsa-p256-raw': (data, key, signature) =>
		verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature),
	'rsa-sha1': (data, key, signature) => verify('sha1', data, key, signature),
	'rsa-sha256': (data, key, signature) => verify('sha256', data, key, signature),
	// RFC 9421 wants a salt of 64 bytes, but some libraries take the longest there can be.
	'rsa-pss-sha512': (data, key, signature) => verify('sha512', data, { key, ...PSS }, signature),
};
