import { createHmac } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { authenticating, authenticator, tokenCache } from '../../../core/auth';
import { compressing, pipeline, type HttpRequest } from '../../../core/http';

const request: HttpRequest = {
	method: 'POST',
	url: 'https://api.example.com/import',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify({ text: 'é'.repeat(1000) }),
	timeoutMs: 1000,
};
const clock = () => 0;

async function sent(given: HttpRequest, more = [compressing]): Promise<HttpRequest> {
	let seen = given;
	const transport = {
		async send(it: HttpRequest) {
			seen = it;
			return { status: 200, headers: {}, body: Buffer.alloc(0) };
		},
	};
	await pipeline(more, transport, clock)(given);
	return seen;
}

it('sends a text with gzip, and says so', async () => {
	const { body, headers } = await sent(request);
	expect(headers).toEqual({ ...request.headers, 'content-encoding': 'gzip' });
	expect(gunzipSync(body as Buffer).toString()).toBe(request.body);
});

it.each<[string, Partial<HttpRequest>]>([
	['a short text', { body: '{}' }],
	['no body', { body: undefined }],
	['a body that the caller has encoded', { headers: { 'content-encoding': 'br' } }],
])('leaves %s as it is', async (_what, more) => {
	expect(await sent({ ...request, ...more })).toEqual({ ...request, ...more });
});

it('is what a signature is of', async () => {
	const secret = 'shh';
	const own = authenticator(
		{
			type: 'hmac',
			secret: '{secret}',
			algorithm: 'sha256',
			encoding: 'hex',
			signs: '{body}',
			header: 'X-Signature',
		},
		{ secret },
		{ send: () => Promise.reject(new Error()), clock, tokens: tokenCache(clock), newId: () => '1' },
	);
	const { body, headers } = await sent(request, [compressing, authenticating(own)]);
	expect(gunzipSync(body as Buffer).toString()).toBe(request.body);
	expect(headers['x-signature']).toBe(
		createHmac('sha256', secret)
			.update(body as Buffer)
			.digest('hex'),
	);
});
