import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { DescribedWebhook } from './describedProvider';

type Scheme = DescribedWebhook['scheme'];
type Field = Omit<INodeProperties, 'displayOptions'>;

const PLACES =
	'Where it stands in the request: header:Name, json:path, form:field, query:name or bodyHash; several, separated by commas, are tried in turn';

const choices = (names: Record<string, string>): INodePropertyOptions[] =>
	Object.entries(names).map(([value, name]) => ({ name, value }));

/** Shown for these schemes only. */
function shownFor(schemes: Scheme[], field: Field): INodeProperties {
	return { ...field, displayOptions: { show: { scheme: schemes } } };
}

const HMACS: Scheme[] = ['bodyHmac', 'timedHmac', 'hmac'];

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
			'Where the keys are published (JWKS). Empty when the credential holds the key in PEM form.',
	}),
	shownFor(['httpMessage'], {
		displayName: 'Required Components',
		name: 'components',
		type: 'string',
		default: '@method, @target-uri',
		description: 'What the signature has to cover, besides content-digest',
	}),
];

/** Which event it is, and when it was sent. */
export const eventFields: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'string',
		noDataExpression: true,
		required: true,
		default: '*',
		description:
			'The event types that run the workflow, separated by commas; * is every one. Others are acknowledged and noted in the ledger as ignored.',
	},
	shownFor([...HMACS, 'asymmetric', 'httpMessage', 'jwt', 'sharedSecret'], {
		displayName: 'Event ID',
		name: 'idFrom',
		type: 'string',
		required: true,
		default: 'json:id, bodyHash',
		description: `What is the same when the sender sends an event again: by it an event is taken once. ${PLACES}.`,
	}),
	{
		displayName: 'Event Type',
		name: 'typeFrom',
		type: 'string',
		required: true,
		default: 'json:type',
		description: `${PLACES}. An event without one is “unknown”.`,
	},
	shownFor(['hmac', 'asymmetric', 'bodyHmac'], {
		displayName: 'Time',
		name: 'timeFrom',
		type: 'string',
		default: '',
		placeholder: 'header:X-Timestamp',
		description: `When it was sent, if the signature covers that: events outside the window are refused. ${PLACES}.`,
	}),
];

const SPLIT: INodeProperties[] = [
	{
		displayName: 'ID of an Event',
		name: 'splitIdFrom',
		type: 'string',
		default: '',
		placeholder: 'json:id',
		description:
			'With Split At: what is the same when one of the events is sent again. Empty: what it holds.',
	},
	{
		displayName: 'Split At',
		name: 'splitAt',
		type: 'string',
		default: '',
		placeholder: 'events',
		description:
			'Path of the list, where one delivery carries several events; @ when the body is the list',
	},
];

/** The rarely needed, beside what every trigger has. */
export const describedOptions: INodeProperties[] = [
	...SPLIT,
	{
		displayName: 'Before the Time',
		name: 'timePrefix',
		type: 'string',
		default: '',
		placeholder: 't=',
		description: 'Text in the header before the time itself',
	},
	{
		displayName: 'Challenge Field',
		name: 'challengeField',
		type: 'string',
		default: '',
		placeholder: 'challenge',
		description:
			'A signed event with this field is a question; the field’s value is the answer (Slack)',
	},
	{
		displayName: 'Challenge Parameter',
		name: 'challengeParameter',
		type: 'string',
		default: '',
		placeholder: 'hub.challenge',
		description:
			'A GET request with this query parameter asks whether the address is yours; its value is the answer',
	},
	{
		displayName: 'Keep Headers',
		name: 'keepHeaders',
		type: 'string',
		default: '',
		placeholder: 'X-Request-Id',
		description:
			'Headers to keep with each event, separated by commas; none that may hold a secret',
	},
	{
		displayName: 'Key Form',
		name: 'keyForm',
		type: 'options',
		default: 'utf8',
		description: 'How the secret in the credential becomes the key',
		options: choices({
			base64: 'Base64 of the Key',
			'standard-webhooks': 'Base64 After whsec_',
			utf8: 'The Text Itself',
		}),
	},
	{
		displayName: 'Separator',
		name: 'separator',
		type: 'string',
		default: '',
		placeholder: ',',
		description: 'Between several entries in the signature header; each entry is tried',
	},
	{
		displayName: 'Success Status',
		name: 'successStatus',
		type: 'number',
		typeOptions: { minValue: 200, maxValue: 299, numberPrecision: 0 },
		default: 200,
		description: 'The status that tells the sender an event was taken',
	},
	{
		displayName: 'Time Unit',
		name: 'timeUnit',
		type: 'options',
		default: 's',
		options: choices({ iso: 'ISO 8601', ms: 'Milliseconds Since 1970', s: 'Seconds Since 1970' }),
	},
	{
		displayName: 'Time Window (Seconds)',
		name: 'toleranceSeconds',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 300,
		description: 'How far the time may be from now, either way; 0 for any',
	},
];
