import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { decode } from './encoding';
import { memoize } from './memoize';
import type { AsymmetricAlgorithm, KeyForm } from './types';

/** Secrets and keys of an instance; more of them than this are imported again. */
const KEYS = 1000;
/** What comes before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PUBLIC_KEY_PREFIX = 'whpk_';

export function isPem(secret: string): boolean {
	return secret.trimStart().startsWith('-----BEGIN ');
}

/**
 * The key of an HMAC. Undefined for what is no secret: where one endpoint takes both kinds, a
 * public key used here would let anybody sign.
 */
export function secretKey(secret: string, form: KeyForm = 'utf8'): KeyObject | undefined {
	return SECRET_KEYS[form](secret);
}

const SECRET_KEYS: Record<KeyForm, (secret: string) => KeyObject | undefined> = {
	utf8: memoize(KEYS, (secret) => importSecret(secret, Buffer.from(secret))),
	base64: memoize(KEYS, (secret) => importSecret(secret, Buffer.from(secret, 'base64'))),
	'standard-webhooks': memoize(KEYS, (secret) => {
		const base64 = secret.startsWith('whsec_');
		const bytes = base64
			? Buffer.from(secret.slice('whsec_'.length), 'base64')
			: Buffer.from(secret);
		return importSecret(secret, bytes);
	}),
};

function importSecret(secret: string, bytes: Buffer): KeyObject | undefined {
	if (bytes.length === 0 || isPem(secret) || secret.startsWith(PUBLIC_KEY_PREFIX)) return undefined;
	return createSecretKey(bytes);
}

/** The public key in `text`: PEM (a certificate too), base64 of SPKI, or a raw Ed25519 key. */
export const publicKey = memoize(KEYS, (text): KeyObject | undefined => {
	try {
		if (isPem(text)) return createPublicKey(text);
		const trimmed = text.trim();
		const der = decode(
			trimmed.startsWith(PUBLIC_KEY_PREFIX) ? trimmed.slice(PUBLIC_KEY_PREFIX.length) : trimmed,
			'base64',
		);
		if (!der) return undefined;
		const spki = der.length === 32 ? Buffer.concat([ED25519_SPKI, der]) : der;
		return createPublicKey({ key: spki, format: 'der', type: 'spki' });
	} catch {
		return undefined;
	}
});

/** Is `key` of the kind that the algorithm needs? */
export function suits(key: KeyObject, algorithm: AsymmetricAlgorithm): boolean {
	if (algorithm === 'ed25519') return key.asymmetricKeyType === 'ed25519';
	if (algorithm.startsWith('ecdsa')) return key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
	return key.asymmetricKeyType === 'rsa';
}
