import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { decode } from './encoding';
import { memoize } from './memoize';
import type { AsymmetricAlgorithm, KeyForm } from './types';

/** Secrets and keys of an instance; more of them than this are imported again. */
const KEYS = 1000;
/** What comes before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const RAW_ED25519_BYTES = 32;
const PUBLIC_KEY_PREFIX = 'whpk_';

export function isPem(secret: string): boolean {
	return secret.trimStart().startsWith('-----BEGIN ');
}

/**
 * The keys of an HMAC that `secret` may stand for, the likeliest first. None for what is no secret:
 * where one endpoint takes both kinds, a public key used here would let anybody sign.
 */
export function secretKeys(secret: string, form: KeyForm = 'utf8'): readonly KeyObject[] {
	return SECRET_KEYS[form](secret);
}

const SECRET_KEYS: Record<KeyForm, (secret: string) => readonly KeyObject[]> = {
	utf8: memoize(KEYS, (secret) => importSecret(secret, Buffer.from(secret))),
	base64: memoize(KEYS, (secret) => importSecret(secret, Buffer.from(secret, 'base64'))),
	'standard-webhooks': memoize(KEYS, (secret) =>
		secret.startsWith('whsec_')
			? importSecret(secret, Buffer.from(secret.slice('whsec_'.length), 'base64'))
			: // OpenAI's library takes what has no prefix as it is; standardwebhooks and svix decode it.
				importSecret(secret, Buffer.from(secret), decode(secret.trim(), 'base64')),
	),
};

function importSecret(
	secret: string,
	...forms: ReadonlyArray<Buffer | undefined>
): readonly KeyObject[] {
	if (isPublic(secret)) return [];
	return forms.flatMap((bytes) => (bytes && bytes.length > 0 ? [createSecretKey(bytes)] : []));
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
		const spki = der.length === RAW_ED25519_BYTES ? Buffer.concat([ED25519_SPKI, der]) : der;
		return createPublicKey({ key: spki, format: 'der', type: 'spki' });
	} catch {
		return undefined;
	}
});

/** Does `text` say of itself that it is a public key? A raw one looks like any secret. */
export function isPublic(text: string): boolean {
	if (isPem(text) || text.trimStart().startsWith(PUBLIC_KEY_PREFIX)) return true;
	const der = decode(text.trim(), 'base64');
	return der !== undefined && der.length > RAW_ED25519_BYTES && publicKey(text) !== undefined;
}

/** Is `key` of the kind that the algorithm needs? */
export function suits(key: KeyObject, algorithm: AsymmetricAlgorithm): boolean {
	if (algorithm === 'ed25519') return key.asymmetricKeyType === 'ed25519';
	if (algorithm.startsWith('ecdsa')) return key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
	return key.asymmetricKeyType === 'rsa';
}
