import { createHash } from 'node:crypto';
import { createApi } from './api.ts';
import type { Reply } from '../../lib/http.ts';
import { isSigned, sha256 } from './awsSignature.ts';
import type { AwsKeys } from './awsSignature.ts';

export type S3 = ReturnType<typeof createS3>;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList */
const ERRORS = {
	AccessDenied: [403, 'Access Denied'],
	SignatureDoesNotMatch: [403, 'The request signature we calculated does not match'],
	SlowDown: [503, 'Please reduce your request rate.'],
	XAmzContentSHA256Mismatch: [400, 'The provided x-amz-content-sha256 does not match'],
} as const;
type ErrorCode = keyof typeof ERRORS;

type Stored = { text: string; contentType: string; correlationId: string; writes: number };

function refusal(code: ErrorCode): Reply {
	const [status, message] = ERRORS[code];
	const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
	return { status, body: Buffer.from(xml), headers: { 'Content-Type': 'application/xml' } };
}

/**
 * A stand-in of Amazon S3: PutObject of one bucket, signed requests only, whose body has to be the
 * one that was signed. Errors are XML, as there.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export function createS3(keys: AwsKeys) {
	const objects = new Map<string, Stored>();
	let refuses: ErrorCode | undefined;
	let losesAnswer = false;

	const api = createApi({
		'PUT /:key'(request, key = '') {
			const { headers, text } = request;
			if (!isSigned(request, keys)) return refusal('SignatureDoesNotMatch');
			if (headers['x-amz-content-sha256'] !== sha256(text)) {
				return refusal('XAmzContentSHA256Mismatch');
			}
			if (refuses) return refusal(refuses);
			objects.set(key, {
				text,
				contentType: String(headers['content-type']),
				correlationId: String(headers['x-amz-meta-correlation-id']),
				writes: (objects.get(key)?.writes ?? 0) + 1,
			});
			if (losesAnswer) {
				losesAnswer = false;
				return 'hang up';
			}
			const etag = createHash('md5').update(text).digest('hex');
			return { status: 200, body: Buffer.alloc(0), headers: { ETag: `"${etag}"` } };
		},
	});

	return {
		api,
		/** By their keys. */
		objects: objects as ReadonlyMap<string, Stored>,
		/** From now on every call is answered so; without a code it works again. */
		refuse(code?: ErrorCode): void {
			refuses = code;
		},
		/** Writes the next object, and hangs up before it says so. */
		loseAnswer(): void {
			losesAnswer = true;
		},
	};
}
