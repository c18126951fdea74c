import { createHash, createHmac } from 'node:crypto';
import type { Request } from '../../lib/http.ts';

export type AwsKeys = {
	accessKeyId: string;
	secretAccessKey: string;
	region: string;
	service: string;
};

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const hmac = (key: string | Buffer, text: string): Buffer =>
	createHmac('sha256', key).update(text).digest();

/** As RFC 3986 wants it, where encodeURIComponent lets some characters be. */
const encoded = (text: string): string =>
	encodeURIComponent(text).replace(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);

/**
 * Whether a request is signed with these keys, computed anew from what arrived: AWS Signature
 * Version 4. The host and every header of AWS has to be covered; of the body that is its hash where
 * a header says it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function isSigned(
	{ method, path, query, headers, text }: Request,
	{ accessKeyId, secretAccessKey, region, service }: AwsKeys,
): boolean {
	const { authorization = '', 'x-amz-date': at, 'x-amz-content-sha256': hash } = headers;
	const [, names = ''] = /SignedHeaders=([^,]+)/.exec(authorization) ?? [];
	const covered = names.split(';');
	const date = String(at);
	const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
	const canonical = [
		method,
		// S3 encodes once, and no slash of a key.
		decodeURIComponent(path).split('/').map(encoded).join('/'),
		[...query]
			.map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
			.sort()
			.join('&'),
		...covered.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}`),
		'',
		names,
		hash ?? sha256(text),
	].join('\n');
	const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
	const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
	const signature = hmac(key, toSign).toString('hex');
	const ofAws = Object.keys(headers).filter((name) => name === 'host' || /^x-amz-/.test(name));
	return (
		ofAws.every((name) => covered.includes(name)) &&
		authorization ===
			`AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
	);
}
