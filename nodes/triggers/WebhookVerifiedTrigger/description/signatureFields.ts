import type { INodeProperties } from 'n8n-workflow';
import { choices, HMACS, shownFor } from './form';

/** How the sender signs. */
export const signatureFields: INodeProperties[] = [
	{
		displayName: 'Signature',
		name: 'scheme',
		type: 'options',
		noDataExpression: true,
		default: 'bodyHmac',
		description: 'How the sender proves that an event is its own; its documentation says it',
		options: [
			{
				name: 'HMAC of Something Else',
				value: 'hmac',
				description: 'You write what is signed, such as v0:{timestamp}:{body} (Slack)',
			},
			{
				name: 'HMAC of the Body',
				value: 'bodyHmac',
				description: 'In one header, as GitHub, Shopify and Linear send it',
			},
			{
				name: 'HMAC of Time and Body',
				value: 'timedHmac',
				description: 'In one header of the form t=…,v1=…, as Stripe sends it',
			},
			{
				name: 'HTTP Message Signatures',
				value: 'httpMessage',
				description: 'RFC 9421, with Signature-Input and Content-Digest',
			},
			{
				name: 'JSON Web Token',
				value: 'jwt',
				description: 'Says who sends, as Google Pub/Sub does; it does not cover the body',
			},
			{
				name: 'Public Key',
				value: 'asymmetric',
				description: 'Ed25519, ECDSA or RSA; the credential holds the public key',
			},
			{
				name: 'Shared Secret',
				value: 'sharedSecret',
				description:
					'A fixed value in a header, the query, or as a password. The weakest: who sees one request can send others.',
			},
			{
				name: 'Standard Webhooks',
				value: 'standardWebhooks',
				description: 'The headers webhook-id, webhook-timestamp and webhook-signature',
			},
			{
				name: 'Svix',
				value: 'svix',
				description: 'The headers svix-id, svix-timestamp and svix-signature',
			},
		],
	},
	shownFor([...HMACS, 'asymmetric', 'jwt'], {
		displayName: 'Signature Header',
		name: 'signatureHeader',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'X-Signature',
		description: 'The header that carries the signature or the token',
	}),
	shownFor(['bodyHmac', 'hmac', 'asymmetric', 'jwt'], {
		displayName: 'Before the Signature',
		name: 'prefix',
		type: 'string',
		typeOptions: { trimValues: false } as INodeProperties['typeOptions'],
		default: '',
		placeholder: 'sha256=',
		description:
			'Text in the header before the signature itself, such as sha256=, v0= or Bearer and a space',
	}),
	shownFor(['hmac', 'asymmetric'], {
		displayName: 'Signed Content',
		name: 'signedContent',
		type: 'string',
		required: true,
		default: '{timestamp}.{body}',
		description:
			'What the sender signs. {body} stands for the bytes as received; also {timestamp}, {id}, {url}, {method}, {header:Name}, {json:path}. Write \\n for a line break.',
	}),
	shownFor(HMACS, {
		displayName: 'Algorithm',
		name: 'algorithm',
		type: 'options',
		default: 'sha256',
		options: choices({ sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }),
	}),
	shownFor(['asymmetric'], {
		displayName: 'Algorithm',
		name: 'publicKeyAlgorithm',
		type: 'options',
		default: 'ed25519',
		options: choices({
			'ecdsa-p256-der': 'ECDSA P-256, DER',
			'ecdsa-p256-raw': 'ECDSA P-256, Raw (64 Bytes)',
			ed25519: 'Ed25519',
			'rsa-pss-sha512': 'RSA-PSS With SHA-512',
			'rsa-sha1': 'RSA With SHA-1',
			'rsa-sha256': 'RSA With SHA-256',
		}),
	}),
	shownFor([...HMACS, 'asymmetric'], {
		displayName: 'Encoding',
		name: 'encoding',
		type: 'options',
		default: 'hex',
		description: 'How the signature is written: hexadecimal has only 0-9 and a-f',
		options: choices({ base64: 'Base64', base64url: 'Base64url', hex: 'Hexadecimal' }),
	}),
	shownFor(['sharedSecret'], {
		displayName: 'Secret In',
		name: 'secretIn',
		type: 'options',
		default: 'header',
		options: choices({
			basic: 'Basic Authentication',
			bearer: 'Bearer Token',
			header: 'Header',
			query: 'Query Parameter',
		}),
	}),
	{
		displayName: 'Secret Header or Parameter',
		name: 'secretName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'X-Webhook-Token',
		displayOptions: { show: { scheme: ['sharedSecret'], secretIn: ['header', 'query'] } },
	},
	shownFor(['jwt'], {
		displayName: 'Token Algorithms',
		name: 'tokenAlgorithms',
		type: 'multiOptions',
		default: ['RS256'],
		description: 'Only these are accepted. With HS256 the credential holds the key.',
		options: choices({
			ES256: 'ES256',
			EdDSA: 'EdDSA',
			HS256: 'HS256',
			PS256: 'PS256',
			RS256: 'RS256',
		}),
	}),
	shownFor(['jwt'], {
		displayName: 'Issuers',
		name: 'issuers',
		type: 'string',
		default: '',
		placeholder: 'https://accounts.google.com',
		description:
			'Who may have issued the token, separated by commas; empty for anybody with the key',
	}),
	shownFor(['jwt'], {
		displayName: 'Key Set URL',
		name: 'keysUrl',
		type: 'string',
		default: '',
		placeholder: 'https://www.googleapis.com/oauth2/v3/certs',
		description:
			'Where the keys are published (JWKS). The credential then holds who has to be named in the token: its email, if verified, or its sub. Empty when the credential holds the key in PEM form.',
	}),
	shownFor(['httpMessage'], {
		displayName: 'Required Components',
		name: 'components',
		type: 'string',
		default: '@method, @target-uri',
		description: 'What the signature has to cover, besides content-digest',
	}),
];
