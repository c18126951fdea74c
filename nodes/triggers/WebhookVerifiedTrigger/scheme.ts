import type {
	AsymmetricAlgorithm,
	Encoding,
	HmacScheme,
	SharedSecretScheme,
	SignatureScheme,
	WebhookSpec,
} from '../../../core/signature';
import {
	asymmetric,
	idHeader,
	sentAt,
	symmetric,
} from '../../../providers/standard-webhooks/standardWebhooks';
import { words } from '../../shared/words';

/** What the node's form says of the signature; fields that its scheme does not show are absent. */
export interface SchemeParameters {
	scheme:
		| 'bodyHmac'
		| 'timedHmac'
		| 'hmac'
		| 'standardWebhooks'
		| 'svix'
		| 'asymmetric'
		| 'sharedSecret'
		| 'jwt'
		| 'httpMessage';
	signatureHeader?: string;
	prefix?: string;
	separator?: string;
	algorithm?: HmacScheme['algorithm'];
	publicKeyAlgorithm?: AsymmetricAlgorithm;
	encoding?: Encoding;
	keyForm?: HmacScheme['key'];
	signedContent?: string;
	secretIn?: 'header' | 'bearer' | 'basic' | 'query';
	secretName?: string;
	issuers?: string;
	tokenAlgorithms?: readonly string[];
	keysUrl?: string;
	components?: string;
}

/** @throws Error that names the field to mend. */
export function signatureOf(
	parameters: SchemeParameters,
): SignatureScheme | readonly SignatureScheme[] {
	switch (parameters.scheme) {
		case 'standardWebhooks':
			return [symmetric('webhook'), asymmetric('webhook')];
		case 'svix':
			return [symmetric('svix'), asymmetric('svix')];
		case 'bodyHmac':
		case 'timedHmac':
		case 'hmac':
			return {
				scheme: 'hmac',
				algorithm: parameters.algorithm ?? 'sha256',
				encoding: parameters.encoding ?? 'hex',
				key: parameters.keyForm ?? 'utf8',
				...signed(parameters),
			};
		case 'asymmetric':
			return {
				scheme: 'asymmetric',
				algorithm: parameters.publicKeyAlgorithm ?? 'ed25519',
				encoding: parameters.encoding ?? 'base64',
				...signed(parameters),
			};
		case 'sharedSecret':
			return { scheme: 'shared-secret', in: [secretPlace(parameters)] };
		case 'jwt':
			return {
				scheme: 'jwt',
				token: { header: headerName(parameters.signatureHeader), prefix: parameters.prefix ?? '' },
				algorithms: parameters.tokenAlgorithms ?? ['RS256'],
				issuers: words(parameters.issuers ?? ''),
				...(parameters.keysUrl && { jwksUrl: httpsAddress(parameters.keysUrl) }),
			};
		case 'httpMessage':
			return {
				scheme: 'http-message',
				requires: words(parameters.components ?? ''),
				key: parameters.keyForm ?? 'utf8',
			};
	}
}

/** The id and the signed time where the scheme itself says where they are. */
export function envelopeOf(
	parameters: SchemeParameters,
): Partial<Pick<WebhookSpec, 'id' | 'time'>> {
	switch (parameters.scheme) {
		case 'standardWebhooks':
			return { id: idHeader('webhook'), time: sentAt('webhook') };
		case 'svix':
			return { id: idHeader('svix'), time: sentAt('svix') };
		case 'timedHmac': {
			const header = headerName(parameters.signatureHeader);
			const from = { header, prefix: 't=', separator: ',' };
			return { time: { from, unit: 's', toleranceMs: 300_000 } };
		}
		default:
			return {};
	}
}

function signed({
	scheme,
	signatureHeader,
	prefix = '',
	separator,
	signedContent,
}: SchemeParameters) {
	const header = headerName(signatureHeader);
	if (scheme === 'timedHmac') {
		// Stripe's form: `t=1492774577,v1=5257a869…`, several v1 while a secret is rotated.
		return { signature: { header, prefix: 'v1=', separator: ',' }, signs: '{timestamp}.{body}' };
	}
	return {
		signature: { header, prefix, ...(separator && { separator }) },
		signs: scheme === 'bodyHmac' ? '{body}' : contentOf(signedContent),
	};
}

const PLACEHOLDER = /^(body|id|method|timestamp|url|header:[!#$%&'*+.^_`|~\w-]+|json:[^{}]+)$/;

/** A signature that does not cover the body lets anybody change it. */
function contentOf(text = '{body}'): string {
	for (const [, name = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
		if (PLACEHOLDER.test(name)) continue;
		throw new Error(
			`Signed Content: {${name}} is unknown. Use {body}, {id}, {timestamp}, {url}, {method}, {header:Name} or {json:path}.`,
		);
	}
	if (!text.includes('{body}')) {
		throw new Error('Signed Content: it has to hold {body}, or anybody could change the event.');
	}
	return text.replaceAll('\\n', '\n');
}

function secretPlace({ secretIn = 'header', secretName = '' }: SchemeParameters) {
	const places: Record<typeof secretIn, () => SharedSecretScheme['in'][number]> = {
		header: () => ({ header: headerName(secretName, 'Secret Header or Parameter') }),
		bearer: () => ({ header: 'authorization', prefix: 'Bearer ' }),
		basic: () => ({ basic: 'authorization' }),
		query: () => ({ query: required('Secret Header or Parameter', secretName) }),
	};
	return places[secretIn]();
}

function headerName(name = '', field = 'Signature Header'): string {
	const text = required(field, name).toLowerCase();
	if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(text)) {
		throw new Error(`${field}: “${name}” is no name of a header.`);
	}
	return text;
}

function httpsAddress(text: string): string {
	if (URL.canParse(text) && new URL(text).protocol === 'https:') return text;
	throw new Error(`Key Set URL: “${text}” is no https address.`);
}

function required(field: string, text: string): string {
	const trimmed = text.trim();
	if (trimmed === '') throw new Error(`${field} is empty.`);
	return trimmed;
}
