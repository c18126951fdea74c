import type { KeyObject } from 'node:crypto';
import type { JSONWebKeySet, JWTPayload, JWTVerifyOptions } from 'jose';
import { rememberFetched } from './fetched';
import { isPem, publicKey, secretKeys } from './keys';
import { read } from './sources';
import type {
	JwtScheme,
	RefusalReason,
	SignatureResult,
	SignedRequest,
	VerifyContext,
	VerifyOptions,
} from './types';

/** How far the sender's clock may be from ours, unless the caller says otherwise. */
const CLOCK_TOLERANCE_MS = 60_000;
/** A key that its owner has withdrawn is trusted no longer than this. */
const KEYS_MAX_AGE_MS = 3_600_000;
/** Tokens with made-up key ids cause no more than one fetch in this time. */
const REFETCH_MS = 30_000;

type FetchKeys = NonNullable<VerifyOptions['fetchKeys']>;

/** Loaded with the first token: most workflows never see one. */
const jose = () => import('jose');

const keySets = rememberFetched(async (jwks: object) => {
	const { createLocalJWKSet } = await jose();
	return createLocalJWKSet(jwks as JSONWebKeySet);
});

/** Accepts the request when its token is one that the provider issued for this endpoint. */
export async function verifyJwt(
	scheme: JwtScheme,
	request: SignedRequest,
	{ secrets, now, options }: VerifyContext,
): Promise<SignatureResult> {
	const token = read(scheme.token, request);
	if (token === undefined) return refuse('missing_signature');
	const symmetric = scheme.algorithms.every((algorithm) => algorithm.startsWith('HS'));
	const audience = options.audience ?? (symmetric ? undefined : request.url);
	const rules: JWTVerifyOptions = {
		algorithms: [...scheme.algorithms],
		...(scheme.issuers.length > 0 && { issuer: [...scheme.issuers] }),
		...(audience !== undefined && { audience }),
		currentDate: new Date(now),
		clockTolerance: (options.toleranceMs ?? CLOCK_TOLERANCE_MS) / 1000,
		requiredClaims: ['exp'],
	};
	const pinned = secrets.filter(isPem);
	try {
		if (symmetric) {
			await verifyWith(
				secrets.flatMap((secret) => secretKeys(secret)),
				token,
				rules,
			);
			return { ok: true };
		}
		const payload = await (pinned.length > 0
			? verifyWith(pinned.map(publicKey), token, rules)
			: verifyWithFetched(scheme, token, rules, now, options.fetchKeys));
		const senders = [options.email, ...secrets.filter((secret) => !isPem(secret))];
		return isFrom(senders, payload) ? { ok: true } : refuse('bad_signature');
	} catch (error) {
		return refuse(reasonOf(error));
	}
}

/** @throws AggregateError when none of `keys` verifies the token. */
async function verifyWith(
	keys: ReadonlyArray<KeyObject | undefined>,
	token: string,
	rules: JWTVerifyOptions,
): Promise<JWTPayload> {
	const { jwtVerify } = await jose();
	const usable = keys.filter((key) => key !== undefined);
	const { payload } = await Promise.any(usable.map((key) => jwtVerify(token, key, rules)));
	return payload;
}

/** @throws KeysUnavailable or an error of jose. */
async function verifyWithFetched(
	{ jwksUrl }: JwtScheme,
	token: string,
	rules: JWTVerifyOptions,
	now: number,
	fetchKeys: FetchKeys | undefined,
): Promise<JWTPayload> {
	if (jwksUrl === undefined || !fetchKeys) throw new KeysUnavailable();
	const { jwtVerify } = await jose();
	const verify = async (maxAgeMs: number) => {
		const keys = await keySets(fetchKeys, jwksUrl, now, maxAgeMs).catch(() => {
			throw new KeysUnavailable();
		});
		return (await jwtVerify(token, keys, rules)).payload;
	};
	return await verify(KEYS_MAX_AGE_MS).catch((error: unknown) => {
		// A key we have not seen: the provider may have begun to use it since.
		if (codeOf(error) === 'ERR_JWKS_NO_MATCHING_KEY') return verify(REFETCH_MS);
		throw error;
	});
}

class KeysUnavailable extends Error {}

/** Anybody can have such a token made for any audience, in their own name. */
function isFrom(senders: ReadonlyArray<string | undefined>, payload: JWTPayload): boolean {
	const known = senders.filter((sender) => sender !== undefined && sender !== '');
	if (known.length === 0) return true;
	const { sub, email, email_verified } = payload;
	const names = [sub, email_verified === true ? email : undefined];
	return names.some((name) => typeof name === 'string' && known.includes(name));
}

function reasonOf(error: unknown): RefusalReason {
	if (error instanceof KeysUnavailable) return 'key_unavailable';
	const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
	return errors.some((one) => codeOf(one) === 'ERR_JWT_EXPIRED') ? 'expired' : 'bad_signature';
}

function codeOf(error: unknown): unknown {
	return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function refuse(reason: RefusalReason): SignatureResult {
	return { ok: false, reason };
}
