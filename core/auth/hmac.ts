import type { HttpRequest } from '../http/types';
import { signHmac } from '../signature';
import { inOnePiece, signedContents } from '../signature/signedContent';
import { fill } from './fill';
import type { CredentialFields, HmacAuth } from './types';

/** https://www.standardwebhooks.com, as a receiver verifies it. */
export const STANDARD_WEBHOOKS: Omit<HmacAuth, 'secret'> = {
	type: 'hmac',
	key: 'standard-webhooks',
	algorithm: 'sha256',
	encoding: 'base64',
	signs: '{id}.{timestamp}.{body}',
	header: 'webhook-signature',
	value: 'v1,{signature}',
	timestampHeader: 'webhook-timestamp',
	idHeader: 'webhook-id',
};

/** No header has such a name: here id and time stand for the signed content, sent or not. */
const ENVELOPE = {
	id: { header: ':id' },
	time: { from: { header: ':timestamp' }, unit: 's' },
} as const;

/**
 * The request with a signature of its own.
 * @param id the same for each attempt, so that the receiver knows a repetition
 */
export function signWithHmac(
	auth: HmacAuth,
	fields: CredentialFields,
	request: HttpRequest,
	id: string,
	now: number,
): HttpRequest {
	if (request.content) throw new Error('A body of binary data cannot be signed with an HMAC');
	const secret = fill(auth.secret, fields);
	const timestamp = stamp(now, auth.timestampUnit ?? 's');
	const headers = {
		...request.headers,
		...(auth.timestampHeader && { [auth.timestampHeader.toLowerCase()]: timestamp }),
		...(auth.idHeader && { [auth.idHeader.toLowerCase()]: id }),
	};
	const [content] = signedContents(
		auth.signs,
		{
			method: request.method,
			url: request.url,
			headers: { ...headers, ':id': id, ':timestamp': timestamp },
			rawBody: Buffer.from(request.body ?? ''),
		},
		ENVELOPE,
		secret,
	);
	if (!content) {
		throw new Error(`The signed text “${auth.signs}” names something that this request lacks`);
	}
	const { algorithm, key, encoding } = auth;
	const signature = signHmac(
		{ scheme: 'hmac', signature: [], algorithm, key, encoding },
		inOnePiece(content),
		secret,
	);
	headers[auth.header.toLowerCase()] = fill(auth.value ?? '{signature}', {
		signature,
		timestamp,
		id,
	});
	return { ...request, headers };
}

function stamp(now: number, unit: 's' | 'ms' | 'iso'): string {
	if (unit === 'iso') return new Date(now).toISOString();
	return String(unit === 's' ? Math.floor(now / 1000) : now);
}
