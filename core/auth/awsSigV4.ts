import type { HttpRequest } from '../http/types';
import { fill } from './fill';
import type { ApiAuth, CredentialFields } from './types';

type AwsAuth = Extract<ApiAuth, { type: 'aws-sigv4' }>;

/** Set by the connection, and by proxies on the way: a signature over them would break. */
const UNSIGNED = /^(connection|expect|transfer-encoding|user-agent|accept-encoding)$/;

/**
 * AWS Signature Version 4, with the payload's hash.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function signAws(
	auth: AwsAuth,
	fields: CredentialFields,
	request: HttpRequest,
	now: number,
): Promise<HttpRequest> {
	const { sign } = await import('aws4');
	const url = new URL(request.url);
	const service = fill(auth.service, fields);
	const signed = sign(
		{
			host: url.host,
			method: request.method,
			path: url.pathname + url.search,
			service,
			region: fill(auth.region, fields),
			body: request.body ?? '',
			headers: {
				...Object.fromEntries(
					Object.entries(request.headers).filter(([name]) => !UNSIGNED.test(name)),
				),
				'X-Amz-Date': amzDate(now),
				...(request.content && unsignedPayload(service, url)),
			},
		},
		{
			accessKeyId: fill(auth.accessKeyId, fields),
			secretAccessKey: fill(auth.secretAccessKey, fields),
			...(auth.sessionToken && { sessionToken: fill(auth.sessionToken, fields) }),
		},
	);
	const headers = { ...request.headers };
	for (const [name, value] of Object.entries(signed.headers ?? {})) {
		headers[name.toLowerCase()] = String(value);
	}
	return { ...request, headers };
}

/** Bytes that are not read before they are sent: S3 takes them unhashed over TLS. */
function unsignedPayload(service: string, url: URL) {
	if (service !== 's3' || url.protocol !== 'https:') {
		throw new Error(
			'AWS signs the body: binary data as the body works for S3 over https only, not for other services',
		);
	}
	return { 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' };
}

function amzDate(now: number): string {
	return new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
}
