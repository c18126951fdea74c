import { verifyAsymmetric } from './asymmetric';
import { verifyCertificate } from './certificate';
import { verifyHmac } from './hmac';
import { verifyHttpMessage } from './httpMessage';
import { verifyJwt } from './jwt';
import { verifySharedSecret } from './sharedSecret';
import type { SignatureResult, SignatureScheme, SignedRequest, VerifyContext } from './types';

/** The closed set of schemes. A promise only where a key may have to be fetched. */
export function verifySignature(
	scheme: SignatureScheme,
	request: SignedRequest,
	context: VerifyContext,
): SignatureResult | Promise<SignatureResult> {
	switch (scheme.scheme) {
		case 'hmac':
			return verifyHmac(scheme, request, context);
		case 'asymmetric':
			return verifyAsymmetric(scheme, request, context);
		case 'certificate':
			return verifyCertificate(scheme, request, context);
		case 'jwt':
			return verifyJwt(scheme, request, context);
		case 'shared-secret':
			return verifySharedSecret(scheme, request, context);
		case 'http-message':
			return verifyHttpMessage(scheme, request, context);
	}
}

/** Accepts what one of `schemes` accepts. Otherwise the reason of the first that had a signature. */
export async function verifyAny(
	schemes: readonly SignatureScheme[],
	request: SignedRequest,
	context: VerifyContext,
): Promise<SignatureResult> {
	let refusal: SignatureResult = { ok: false, reason: 'missing_signature' };
	for (const scheme of schemes) {
		const result = await verifySignature(scheme, request, context);
		if (result.ok) return result;
		if (refusal.reason === 'missing_signature') refusal = result;
	}
	return refusal;
}
