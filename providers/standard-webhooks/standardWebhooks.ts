import type { AsymmetricScheme, HmacScheme, TimestampSpec } from '../../core/signature';

type HeaderFamily = 'webhook' | 'svix';

/** The `v1` signatures of Standard Webhooks: a list, for the time a secret is rotated. */
export function symmetric(family: HeaderFamily): HmacScheme {
	return {
		scheme: 'hmac',
		algorithm: 'sha256',
		encoding: 'base64',
		key: 'standard-webhooks',
		signature: { header: `${family}-signature`, prefix: 'v1,', separator: ' ' },
		signs: '{id}.{timestamp}.{body}',
	};
}

/** The `v1a` signatures: Ed25519, and the secret is the public key (`whpk_…`). */
export function asymmetric(family: HeaderFamily): AsymmetricScheme {
	return {
		scheme: 'asymmetric',
		algorithm: 'ed25519',
		besideHmac: true,
		encoding: 'base64',
		signature: { header: `${family}-signature`, prefix: 'v1a,', separator: ' ' },
		signs: '{id}.{timestamp}.{body}',
	};
}

export function idHeader(family: HeaderFamily): { header: string } {
	return { header: `${family}-id` };
}

/** Five minutes to both sides, as the reference library has it. */
export function sentAt(...families: HeaderFamily[]): TimestampSpec {
	return {
		from: families.map((family) => ({ header: `${family}-timestamp` })),
		unit: 's',
		toleranceMs: 300_000,
	};
}
