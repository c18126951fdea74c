import { createHash, timingSafeEqual } from 'node:crypto';
import { read } from './sources';
import type { SharedSecretScheme, SignatureResult, SignedRequest, VerifyContext } from './types';

type Place = SharedSecretScheme['in'][number];

/** Accepts the request when it carries one of `secrets` in one of the places. */
export function verifySharedSecret(
	scheme: SharedSecretScheme,
	request: SignedRequest,
	{ secrets, options: { header } }: VerifyContext,
): SignatureResult {
	const places: readonly Place[] = header
		? [...scheme.in, { header: header.toLowerCase() }]
		: scheme.in;
	const given = places.flatMap((place) => {
		const value = valueAt(place, request);
		return value === undefined ? [] : [{ place, digest: sha256(value) }];
	});
	if (given.length === 0) return { ok: false, reason: 'missing_signature' };
	const matches = secrets.some((secret) =>
		given.some(({ place, digest }) => timingSafeEqual(digest, sha256(written(secret, place)))),
	);
	return matches ? { ok: true } : { ok: false, reason: 'bad_signature' };
}

function valueAt(place: Place, request: SignedRequest): string | undefined {
	if (!('basic' in place)) return read(place, request);
	return /^Basic +(\S+)$/i.exec(read({ header: place.basic }, request) ?? '')?.[1];
}

/** How the secret looks in that place; for basic authentication it is `user:password`. */
function written(secret: string, place: Place): string {
	return 'basic' in place ? Buffer.from(secret).toString('base64') : secret;
}

/** Digests are of one length, so that comparing them does not tell the secret's. */
function sha256(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
