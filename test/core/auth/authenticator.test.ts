import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import { sign as aws4Sign } from 'aws4';
import { jwtVerify, importSPKI } from 'jose';
import { Webhook } from 'standardwebhooks';
import {
	authenticating,
	authenticator,
	fill,
	secretsOf,
	STANDARD_WEBHOOKS,
	tokenCache,
	type ApiAuth,
	type CredentialFields,
} from '../../../core/auth';
import { HttpFailure, type HttpRequest, type HttpResponse, type Send } from '../../../core/http';
import { redact } from '../../../core/observe/redact';

const REQUEST: HttpRequest = {
	method: 'POST',
	url: 'https://api.example.com/orders?page=1',
	headers: { 'content-type': 'application/json' },
	body: '{"order":1}',
	timeoutMs: 1000,
};

let now: number;
let asked: HttpRequest[];
let answers: Array<{ status?: number; body: object }>;
beforeEach(() => {
	now = Date.UTC(2026, 10, 20);
	asked = [];
	answers = [];
});

async function send(request: HttpRequest): Promise<HttpResponse> {
	asked.push(request);
	await Promise.resolve();
	const { status = 200, body } = answers.shift() ?? {
		body: { access_token: `token-${asked.length}`, expires_in: 600 },
	};
	return { status, headers: {}, body: Buffer.from(JSON.stringify(body)) };
}

const tokens = () => tokenCache(() => now);

function make(auth: ApiAuth, fields: CredentialFields, cache = tokens()) {
	let ids = 0;
	const deps = { send, clock: () => now, tokens: cache, newId: () => `id-${(ids += 1)}` };
	return authenticator(auth, fields, deps);
}

const form = ({ body }: HttpRequest) => Object.fromEntries(new URLSearchParams(body?.toString()));

describe('fill', () => {
	it('puts fields in', () => {
		expect(fill('{a}:{b}', { a: '1', b: '{a}' })).toBe('1:{a}');
	});
	it.each(['{toString}', '{__proto__}', '{constructor}', '{missing}', '{empty}'])(
		'%s is missing, and the error says so',
		(template) => {
			const name = template.slice(1, -1);
			expect(() => fill(template, { empty: '' })).toThrow(`“${name}”`);
		},
	);
});

describe('plain credentials', () => {
	it.each<[string, ApiAuth, Partial<HttpRequest>]>([
		[
			'header',
			{ type: 'header', name: 'Authorization', value: 'Bearer {key}' },
			{ headers: { ...REQUEST.headers, authorization: 'Bearer s3cret/key' } },
		],
		[
			'query',
			{ type: 'query', name: 'key', value: '{key}' },
			{ url: 'https://api.example.com/orders?page=1&key=s3cret%2Fkey', secretQuery: ['key'] },
		],
		[
			'basic',
			{ type: 'basic', user: '{user}', password: '{key}' },
			{ headers: { ...REQUEST.headers, authorization: 'Basic bWU6czNjcmV0L2tleQ==' } },
		],
	])('%s', async (_, auth, expected) => {
		const fields = { key: 's3cret/key', user: 'me' };
		const applied = await make(auth, fields).apply(REQUEST);
		expect(applied).toEqual({ ...REQUEST, ...expected });
		const masked = redact(JSON.stringify(applied), secretsOf(auth, fields));
		expect(masked).toContain('***');
		expect(masked).not.toMatch(/s3cret|czNjcmV0/);
	});

	it('a user name with a colon would shift the password', () => {
		const auth = { type: 'basic', user: '{user}', password: '{key}' } as const;
		expect(() => make(auth, { user: 'a:b', key: 'k' })).toThrow('colon');
	});
});

const CLIENT: ApiAuth = {
	type: 'oauth2-client-credentials',
	tokenUrl: '{tokenUrl}',
	clientId: '{clientId}',
	clientSecret: '{clientSecret}',
	scope: 'orders',
};
const CLIENT_FIELDS = {
	tokenUrl: 'https://login.example.com/token',
	clientId: 'id:1',
	clientSecret: 's&cret',
};
const tokenOf = ({ headers }: HttpRequest) => headers.authorization;

describe('OAuth 2.0 client credentials', () => {
	it('asks once for all who wait, and keeps the token until shortly before its end', async () => {
		const { apply } = make(CLIENT, CLIENT_FIELDS);
		const all = await Promise.all([apply(REQUEST), apply(REQUEST), apply(REQUEST)]);
		expect(all.map(tokenOf)).toEqual(Array(3).fill('Bearer token-1'));
		now += 539_000;
		expect(tokenOf(await apply(REQUEST))).toBe('Bearer token-1');
		now += 1000;
		expect(tokenOf(await apply(REQUEST))).toBe('Bearer token-2');
	});

	it('sends the client in the header, form-encoded, or in the body', async () => {
		await make(CLIENT, CLIENT_FIELDS).apply(REQUEST);
		await make({ ...CLIENT, clientIn: 'body' }, CLIENT_FIELDS).apply(REQUEST);
		const [inHeader, inBody] = asked;
		expect(inHeader?.headers.authorization).toBe(
			`Basic ${Buffer.from('id%3A1:s%26cret').toString('base64')}`,
		);
		expect(form(inHeader!)).toEqual({ grant_type: 'client_credentials', scope: 'orders' });
		expect(inBody?.headers.authorization).toBeUndefined();
		expect(form(inBody!)).toMatchObject({ client_id: 'id:1', client_secret: 's&cret' });
	});

	it('shares a token between executions, but not between clients', async () => {
		const cache = tokens();
		await make(CLIENT, CLIENT_FIELDS, cache).apply(REQUEST);
		await make(CLIENT, CLIENT_FIELDS, cache).apply(REQUEST);
		expect(asked).toHaveLength(1);
		await make(CLIENT, { ...CLIENT_FIELDS, clientSecret: 'other' }, cache).apply(REQUEST);
		expect(asked).toHaveLength(2);
	});

	it('says what the endpoint said, without repeating a secret, and asks again next time', async () => {
		answers = [{ status: 400, body: { error: 'invalid_client', echo: 's&cret' } }];
		const { apply } = make(CLIENT, CLIENT_FIELDS);
		const failure = (await apply(REQUEST).catch((error: unknown) => error)) as HttpFailure;
		expect(failure).toMatchObject({ reason: 'http_status', retryable: false });
		expect(failure.message).toContain('invalid_client');
		expect(failure.message).not.toContain('s&cret');
		expect(tokenOf(await apply(REQUEST))).toBe('Bearer token-2');
	});

	it('an endpoint in trouble may be asked again', async () => {
		answers = [{ status: 503, body: {} }];
		await expect(make(CLIENT, CLIENT_FIELDS).apply(REQUEST)).rejects.toMatchObject({
			retryable: true,
		});
	});

	it('masks the tokens it fetched', async () => {
		const client = make(CLIENT, CLIENT_FIELDS);
		await client.apply(REQUEST);
		expect(client.secrets()).toEqual(['s&cret', 'token-1']);
	});
});

describe('authenticating', () => {
	const context = () => ({ trace: { attempts: 0, throttledMs: 0, backoffMs: 0 } });
	const unauthorized = () =>
		new HttpFailure('No', { reason: 'http_status', retryable: false, status: 401 });

	function api(valid: (token: string | undefined) => boolean): Send {
		return async (request) => {
			if (!valid(tokenOf(request))) throw unauthorized();
			return { status: 200, headers: {}, body: Buffer.from(tokenOf(request) ?? '') };
		};
	}

	it('refreshes once for many calls that got a 401, and sends each again', async () => {
		const call = authenticating(make(CLIENT, CLIENT_FIELDS))(api((t) => t !== 'Bearer token-1'));
		const all = await Promise.all(Array.from({ length: 10 }, () => call(REQUEST, context())));
		expect(new Set(all.map(({ body }) => body.toString()))).toEqual(new Set(['Bearer token-2']));
		expect(asked).toHaveLength(2);
	});

	it('takes a second 401 for final', async () => {
		const call = authenticating(make(CLIENT, CLIENT_FIELDS))(api(() => false));
		await expect(call(REQUEST, context())).rejects.toMatchObject({ status: 401 });
		expect(asked).toHaveLength(2);
	});

	it('has nothing to refresh where the key is fixed', async () => {
		let calls = 0;
		const auth = { type: 'header', name: 'x-api-key', value: '{key}' } as const;
		const call = authenticating(make(auth, { key: 'k' }))(async () => {
			calls += 1;
			throw unauthorized();
		});
		await expect(call(REQUEST, context())).rejects.toMatchObject({ status: 401 });
		expect(calls).toBe(1);
	});
});

it('a Google service account signs an assertion for its scopes', async () => {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
	const keyFile = JSON.stringify({
		type: 'service_account',
		client_email: 'robot@project.iam.gserviceaccount.com',
		private_key_id: 'k1',
		private_key: privateKey,
		token_uri: 'https://oauth2.googleapis.com/token',
	});
	const auth: ApiAuth = {
		type: 'google-service-account',
		keyFile: '{keyFile}',
		scopes: ['https://www.googleapis.com/auth/spreadsheets', 'openid'],
	};
	const account = make(auth, { keyFile });
	expect(tokenOf(await account.apply(REQUEST))).toBe('Bearer token-1');
	const { grant_type, assertion } = form(asked[0]!);
	expect(grant_type).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
	const { payload, protectedHeader } = await jwtVerify(
		assertion!,
		await importSPKI(publicKey, 'RS256'),
		{ currentDate: new Date(now) },
	);
	expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: 'k1' });
	expect(payload).toEqual({
		iss: 'robot@project.iam.gserviceaccount.com',
		aud: 'https://oauth2.googleapis.com/token',
		scope: 'https://www.googleapis.com/auth/spreadsheets openid',
		iat: now / 1000,
		exp: now / 1000 + 3600,
	});
	expect(account.secrets()).toContain(privateKey);
	await expect(async () => make(auth, { keyFile: '{}' }).apply(REQUEST)).rejects.toThrow(
		'service account',
	);
});

describe('AWS Signature Version 4', () => {
	const auth = (service: string, region = 'us-east-1'): ApiAuth => ({
		type: 'aws-sigv4',
		accessKeyId: '{id}',
		secretAccessKey: '{secret}',
		region,
		service,
	});
	const TEST_SUITE = { id: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
	const S3_DOCS = {
		id: 'AKIAIOSFODNN7EXAMPLE',
		secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
	};
	const get = (url: string, headers = {}): HttpRequest => ({
		method: 'GET',
		url,
		headers,
		timeoutMs: 1,
	});
	const signatureOf = ({ headers }: HttpRequest) =>
		/Signature=(\w+)/.exec(headers.authorization ?? '')?.[1];

	// https://docs.aws.amazon.com/general/latest/gr/signature-v4-test-suite.html then the
	// examples of the IAM and S3 user guides.
	it.each<[string, HttpRequest, string, CredentialFields, string, string]>([
		[
			'get-vanilla',
			get('https://example.amazonaws.com/'),
			'service',
			TEST_SUITE,
			'2015-08-30T12:36:00Z',
			'5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
		],
		[
			'get-vanilla-query-order-key-case',
			get('https://example.amazonaws.com/?Param2=value2&Param1=value1'),
			'service',
			TEST_SUITE,
			'2015-08-30T12:36:00Z',
			'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
		],
		[
			'IAM ListUsers',
			get('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08', {
				'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
			}),
			'iam',
			TEST_SUITE,
			'2015-08-30T12:36:00Z',
			'5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
		],
		[
			'S3 GET Bucket Lifecycle',
			get('https://examplebucket.s3.amazonaws.com/?lifecycle'),
			's3',
			S3_DOCS,
			'2013-05-24T00:00:00Z',
			'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
		],
		[
			'S3 GET Bucket (List Objects)',
			get('https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J'),
			's3',
			S3_DOCS,
			'2013-05-24T00:00:00Z',
			'34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
		],
	])('%s', async (_, request, service, fields, at, signature) => {
		now = Date.parse(at);
		expect(signatureOf(await make(auth(service), fields).apply(request))).toBe(signature);
	});

	it('signs for R2 what a verifier computes from the request that arrives', async () => {
		const request: HttpRequest = {
			method: 'PUT',
			url: 'https://account.r2.cloudflarestorage.com/bucket/a%20b.json?x=1',
			headers: { 'content-type': 'application/json', 'user-agent': 'n8n', 'x-amz-meta-a': '1' },
			body: '{"a":1}',
			timeoutMs: 1,
		};
		const { headers } = await make(auth('s3', 'auto'), TEST_SUITE).apply(request);
		expect(headers.authorization).toContain('/auto/s3/aws4_request');
		expect(headers.authorization).not.toContain('user-agent');
		const hash = createHash('sha256').update(request.body!).digest('hex');
		expect(headers['x-amz-content-sha256']).toBe(hash);
		expect(/Signature=(\w+)/.exec(headers.authorization!)?.[1]).toBe(
			recompute(request, headers, TEST_SUITE.secret, 'auto', 's3'),
		);
	});

	it('signs for SES as aws4 does', async () => {
		const request: HttpRequest = {
			...REQUEST,
			url: 'https://email.eu-west-1.amazonaws.com/v2/email/outbound-emails',
		};
		const date = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
		const expected = aws4Sign(
			{
				host: 'email.eu-west-1.amazonaws.com',
				path: '/v2/email/outbound-emails',
				method: 'POST',
				service: 'ses',
				region: 'eu-west-1',
				body: REQUEST.body,
				headers: { 'content-type': 'application/json', 'X-Amz-Date': date },
			},
			{ accessKeyId: TEST_SUITE.id, secretAccessKey: TEST_SUITE.secret },
		);
		const signed = await make(auth('ses', 'eu-west-1'), TEST_SUITE).apply(request);
		expect(signed.headers.authorization).toBe(expected.headers?.Authorization);
	});

	it('signs anew for each attempt', async () => {
		const { apply } = make(auth('service'), TEST_SUITE);
		const first = signatureOf(await apply(REQUEST));
		now += 1000;
		expect(signatureOf(await apply(REQUEST))).not.toBe(first);
	});

	it('leaves the payload of a stream unsigned for S3, and refuses it elsewhere', async () => {
		const { body: _, ...rest } = REQUEST;
		const request = { ...rest, content: { open: async function* () {} } };
		const { headers } = await make(auth('s3'), TEST_SUITE).apply(request);
		expect(headers['x-amz-content-sha256']).toBe('UNSIGNED-PAYLOAD');
		await expect(make(auth('ses'), TEST_SUITE).apply(request)).rejects.toThrow('signs the body');
	});

	/** What the other side does: from the documentation of the algorithm, not from the signer. */
	function recompute(
		{ method, url, body = '' }: HttpRequest,
		headers: Record<string, string>,
		secret: string,
		region: string,
		service: string,
	): string {
		const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
		const hmac = (key: string | Buffer, text: string) =>
			createHmac('sha256', key).update(text).digest();
		const { pathname, searchParams } = new URL(url);
		const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
		const lines = signed.split(';').map((name) => `${name}:${headers[name]?.trim()}\n`);
		const canonical = [
			method,
			pathname,
			searchParams.toString(),
			lines.join(''),
			signed,
			sha256(body.toString()),
		].join('\n');
		const date = headers['x-amz-date'] ?? '';
		const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
		const key = scope.split('/').reduce(hmac, `AWS4${secret}` as string | Buffer);
		return hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString(
			'hex',
		);
	}
});

describe('signed requests', () => {
	const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
	const standard: ApiAuth = { ...STANDARD_WEBHOOKS, secret: '{secret}' };

	it('Standard Webhooks are verified by its own library', async () => {
		now = Date.now();
		const { headers, body } = await make(standard, { secret: SECRET }).apply(REQUEST);
		expect(new Webhook(SECRET).verify(body!, headers)).toEqual({ order: 1 });
		expect(() => new Webhook(SECRET).verify('{"order":2}', headers)).toThrow('signature');
	});

	it('keep their id over the attempts of a call, with a new time and signature', async () => {
		const { apply } = make(standard, { secret: SECRET });
		const call = { ...REQUEST, id: 'order-7' };
		const first = (await apply(call)).headers;
		now += 5000;
		const second = (await apply({ ...call })).headers;
		expect(first['webhook-id']).toBe('order-7');
		expect(second['webhook-id']).toBe(first['webhook-id']);
		expect(second['webhook-signature']).not.toBe(first['webhook-signature']);
		expect((await apply({ ...call, id: 'order-8' })).headers['webhook-id']).not.toBe(
			first['webhook-id'],
		);
	});

	it('take the caller’s id, or its idempotency key', async () => {
		const { apply } = make(standard, { secret: SECRET });
		const idOf = async (headers: Record<string, string>) =>
			(await apply({ ...REQUEST, headers })).headers['webhook-id'];
		expect(await idOf({ 'idempotency-key': 'order-1' })).toBe('order-1');
		expect(await idOf({ 'idempotency-key': 'order-1', 'webhook-id': 'evt_1' })).toBe('evt_1');
	});

	it('say what a person chose', async () => {
		const auth: ApiAuth = {
			type: 'hmac',
			secret: '{secret}',
			algorithm: 'sha512',
			encoding: 'hex',
			signs: '{method}\n{url}\n{timestamp}\n{header:content-type}\n{json:order}\n{body}',
			header: 'X-Signature',
			value: 't={timestamp},v1={signature}',
			timestampUnit: 'ms',
		};
		const { headers } = await make(auth, { secret: 'key' }).apply(REQUEST);
		const text = `POST\n${REQUEST.url}\n${now}\napplication/json\n1\n${REQUEST.body}`;
		const expected = createHmac('sha512', 'key').update(text).digest('hex');
		expect(headers['x-signature']).toBe(`t=${now},v1=${expected}`);
	});

	it('name a signed text that the request does not have', async () => {
		const auth = { ...standard, signs: '{header:x-missing}' } as ApiAuth;
		await expect(make(auth, { secret: SECRET }).apply(REQUEST)).rejects.toThrow('x-missing');
	});
});

it('hides a key that is the user of basic authentication, without a password', () => {
	const auth = { type: 'basic', user: '{writeKey}', password: '' } as const;
	expect(secretsOf(auth, { writeKey: 'w-1' })).toEqual(['w-1', btoa('w-1:')]);
});
