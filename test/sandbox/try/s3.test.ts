import type { Request } from '../../../sandbox/lib/http.ts';
import { isSigned } from '../../../sandbox/try/lib/awsSignature.ts';
import { createS3 } from '../../../sandbox/try/lib/s3.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
const KEYS = {
	accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
	secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
	region: 'us-east-1',
	service: 's3',
};
const NAMES = 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class';
const SIGNATURE = '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd';
const text = 'Welcome to Amazon S3.';
const headers = {
	date: 'Fri, 24 May 2013 00:00:00 GMT',
	host: 'examplebucket.s3.amazonaws.com',
	'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
	'x-amz-date': '20130524T000000Z',
	'x-amz-storage-class': 'REDUCED_REDUNDANCY',
	authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=${NAMES}, Signature=${SIGNATURE}`,
};
const put: Request = {
	...{ method: 'PUT', path: '/test%24file.text', query: new URLSearchParams() },
	...{ headers, text, body: undefined },
};

describe('the stand-in of Amazon S3', () => {
	it('knows the signature that AWS shows in its documentation', () => {
		expect(isSigned(put, KEYS)).toBe(true);
		expect(isSigned(put, { ...KEYS, secretAccessKey: 'another' })).toBe(false);
		const uncovered = { ...put, headers: { ...headers, 'x-amz-acl': 'public-read' } };
		expect(isSigned(uncovered, KEYS)).toBe(false);
	});

	it('keeps an object under its key, and counts how often it was written', () => {
		const s3 = createS3(KEYS);
		expect([s3.api.handle(put), s3.api.handle(put)]).toMatchObject(Array(2).fill({ status: 200 }));
		expect([...s3.objects]).toEqual([
			['test$file.text', expect.objectContaining({ text, writes: 2 })],
		]);
	});

	it('refuses in XML what is not signed so, or has another body', () => {
		const s3 = createS3(KEYS);
		const refused = (changes: Partial<Request>) => {
			const { status, body } = s3.api.handle({ ...put, ...changes }) as {
				status: number;
				body: Buffer;
			};
			return [status, /<Code>(\w+)/.exec(body.toString())?.[1]];
		};
		expect(refused({ path: '/another' })).toEqual([403, 'SignatureDoesNotMatch']);
		expect(refused({ headers: { ...headers, date: 'Sat, 25 May 2013 00:00:00 GMT' } })).toEqual([
			...[403, 'SignatureDoesNotMatch'],
		]);
		expect(refused({ text: 'Another.' })).toEqual([400, 'XAmzContentSHA256Mismatch']);
		expect(s3.objects.size).toBe(0);
		s3.refuse('SlowDown');
		expect(refused({})).toEqual([503, 'SlowDown']);
	});
});
