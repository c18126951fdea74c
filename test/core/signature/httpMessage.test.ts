import { createHash, createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { createSigner, httpbis, type Algorithm } from 'http-message-signatures';
import type { HttpMessageScheme } from '../../../core/signature';
import { BODY, NOW, outcome, requestOf, SECRET, specOf, turnBit } from './support';

const scheme: HttpMessageScheme = { scheme: 'http-message', requires: ['@method', '@target-uri'] };
const spec = specOf(scheme);

const asPem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
const ed25519 = generateKeyPairSync('ed25519');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

const SIGNERS: Record<string, { key: KeyObject | string; secret: string }> = {
	'hmac-sha256': { key: SECRET, secret: SECRET },
	ed25519: { key: ed25519.privateKey, secret: asPem(ed25519.publicKey) },
	'ecdsa-p256-sha256': { key: p256.privateKey, secret: asPem(p256.publicKey) },
	'rsa-v1_5-sha256': { key: rsa.privateKey, secret: asPem(rsa.publicKey) },
	'rsa-pss-sha512': { key: rsa.privateKey, secret: asPem(rsa.publicKey) },
};

const digestOf = (body: Buffer, name: 'sha-256' | 'sha-512' = 'sha-256') =>
	`${name}=:${createHash(name.replace('-', '')).update(body).digest('base64')}:`;

interface Signing {
	alg?: string;
	/** What the signature says of itself; its own algorithm unless given. */
	said?: string;
	url?: string;
	fields?: string[];
	params?: Array<'alg' | 'created' | 'expires' | 'keyid' | 'nonce' | 'tag'>;
	created?: Date;
	expires?: Date;
	digest?: string;
}

const FIELDS = ['@method', '@target-uri', 'content-type', 'content-digest'];

/** A request signed by the library that n8n and others use. */
async function signed({
	alg = 'ed25519',
	said = alg,
	url = requestOf().url,
	fields = FIELDS,
	params = ['created', 'keyid', 'alg'],
	created = new Date(NOW),
	expires = new Date(NOW + 1000),
	digest = digestOf(BODY),
}: Signing = {}) {
	const { method } = requestOf();
	const signer = createSigner(SIGNERS[alg]!.key as string, alg as Algorithm, 'key-1');
	const message = await httpbis.signMessage(
		{
			key: { ...signer, alg: said },
			fields,
			params,
			paramValues: { created, expires, nonce: 'n-1', tag: 'orders' },
		},
		{ method, url, headers: { 'content-type': 'application/json', 'content-digest': digest } },
	);
	const lower = Object.entries(message.headers).map(([name, value]) => [name.toLowerCase(), value]);
	return requestOf(Object.fromEntries(lower) as Record<string, string>, { url });
}

/** What an HMAC of `lines` was made for, whatever the request holds. */
function signedByHand(components: string[], lines: string[], changes: { url?: string } = {}) {
	const list = components.map((name) => `"${name}"`).join(' ');
	const input = `(${list});created=${NOW / 1000}`;
	const base = [...lines, `"@signature-params": ${input}`].join('\n');
	const signature = createHmac('sha256', SECRET).update(base).digest('base64');
	return requestOf(
		{ 'signature-input': `s=${input}`, signature: `s=:${signature}:`, 'x-part': ' part ' },
		{ rawBody: Buffer.alloc(0), ...changes },
	);
}

const check = (request: Awaited<ReturnType<typeof signed>>, alg = 'ed25519', options = {}) =>
	outcome(spec, request, { secrets: ['other', SIGNERS[alg]!.secret], ...options });

describe('HTTP message signatures', () => {
	it.each(Object.keys(SIGNERS))('accept what http-message-signatures signed: %s', async (alg) => {
		expect(await check(await signed({ alg }), alg)).toBe('ok');
		expect(await check(await signed({ alg, params: ['created'] }), alg)).toBe('ok');
		const request = await signed({ alg });
		expect(await check({ ...request, method: 'PUT' }, alg)).toBe('bad_signature');
		const others = Object.keys(SIGNERS).filter(
			(other) => SIGNERS[other]!.secret !== SIGNERS[alg]!.secret,
		);
		const secrets = others.map((other) => SIGNERS[other]!.secret);
		expect(await outcome(spec, request, { secrets })).toBe('bad_signature');
	});

	it.each([
		['hmac-sha256', 'ed25519'],
		['ed25519', 'rsa-pss-sha512'],
		['rsa-v1_5-sha256', 'rsa-pss-sha512'],
		['ecdsa-p256-sha256', 'none'],
	])('refuse what %s signed and says %s', async (alg, said) => {
		expect(await check(await signed({ alg, said }), alg)).toBe('bad_signature');
	});

	it('pass over a key that is none', async () => {
		const secrets = ['-----BEGIN X', SIGNERS.ed25519!.secret];
		expect(await outcome(spec, await signed(), { secrets })).toBe('ok');
	});

	it('try each form that a secret may have', async () => {
		const key = Buffer.from('a key of some bytes');
		const secret = key.toString('base64');
		const either = specOf({ ...scheme, key: 'standard-webhooks' });
		for (const used of [key, secret]) {
			const request = await signed({ alg: 'hmac-sha256' });
			const input = String(request.headers['signature-input']).replace(/^sig=/, '');
			const lines = [`"@method": POST`, `"@target-uri": ${request.url}`];
			lines.push('"content-type": application/json', `"content-digest": ${digestOf(BODY)}`);
			const base = [...lines, `"@signature-params": ${input}`].join('\n');
			const signature = `sig=:${createHmac('sha256', used).update(base).digest('base64')}:`;
			const given = { ...request, headers: { ...request.headers, signature } };
			expect(await outcome(either, given, { secrets: [secret] })).toBe('ok');
		}
	});

	it.each([
		['what is there', ['x-part'], ['"x-part": part'], 'ok'],
		['a header that is not there', ['x-absent'], ['"x-absent": undefined'], 'bad_signature'],
		['a component twice', ['x-part', 'x-part'], Array(2).fill('"x-part": part'), 'bad_signature'],
		['a component of no name', ['@none'], ['"@none": undefined'], 'bad_signature'],
	])('cover %s', async (_what, components, lines, expected) => {
		const any = specOf({ ...scheme, requires: [] });
		expect(await outcome(any, signedByHand(components, lines))).toBe(expected);
	});

	it('cover no part of an address that is none', async () => {
		const any = specOf({ ...scheme, requires: [] });
		const request = signedByHand(['@path'], ['"@path": /'], { url: 'no address' });
		expect(await outcome(any, request)).toBe('bad_signature');
	});

	it('cover the question mark of a query that is not there', async () => {
		const bare = { url: 'https://n8n.example/webhook', fields: [...FIELDS, '@query'] };
		const request = await signed(bare);
		expect(await check(request)).toBe('ok');
		expect(await check({ ...request, url: `${request.url}?a=1` })).toBe('bad_signature');
	});

	it('know every derived component and parameter', async () => {
		const request = await signed({
			fields: [...FIELDS, '@authority', '@scheme', '@path', '@query', '@request-target'],
			params: ['created', 'expires', 'keyid', 'alg', 'nonce', 'tag'],
		});
		expect(await check(request)).toBe('ok');
		const moved = { ...request, url: request.url.replace('shop=1', 'shop=2') };
		expect(await check(moved)).toBe('bad_signature');
	});

	// RFC 9421, B.2.5 and B.2.6; without the body, which those signatures do not cover.
	it.each([
		[
			'("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
			'pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=',
			'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==',
		],
		[
			'("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
			'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==',
			'-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----',
		],
	])('accept the examples of RFC 9421: %s', async (input, signature, secret) => {
		const request = requestOf(
			{
				date: 'Tue, 20 Apr 2021 02:07:55 GMT',
				'content-type': 'application/json',
				'content-length': '18',
				'signature-input': `sig=${input}`,
				signature: `sig=:${signature}:`,
			},
			{ url: 'https://example.com/foo?param=Value&Pet=dog', rawBody: Buffer.alloc(0) },
		);
		const example = specOf({ scheme: 'http-message', requires: ['@authority'], key: 'base64' });
		const options = { secrets: [secret], now: 1_618_884_473_000 };
		expect(await outcome(example, request, options)).toBe('ok');
		const other = { ...request, url: 'https://example.org/foo' };
		expect(await outcome(example, other, options)).toBe('bad_signature');
	});

	it('need everything covered that is required, and the digest of a body', async () => {
		const uncovered = await signed({ fields: ['@method', 'content-digest'] });
		expect(await check(uncovered)).toBe('bad_signature');
		const unprotected = await signed({ fields: ['@method', '@target-uri'] });
		expect(await check(unprotected)).toBe('bad_signature');
		expect(await check({ ...unprotected, rawBody: Buffer.alloc(0) })).toBe('ok');
	});

	it.each([
		['of another body', digestOf(Buffer.from('x'))],
		['of an unknown kind', 'md5=:AAAA:'],
		['of which one is wrong', `${digestOf(BODY)}, sha-512=:AAAA:`],
		['that is none', 'nonsense'],
	])('refuse a digest %s', async (_, digest) => {
		expect(await check(await signed({ digest }))).toBe('bad_signature');
	});

	it.each([digestOf(BODY, 'sha-512'), `md5=:AAAA:, ${digestOf(BODY)}`])(
		'accept the digest %s',
		async (digest) => {
			expect(await check(await signed({ digest }))).toBe('ok');
		},
	);

	it('have to be recent', async () => {
		const request = await signed();
		expect(await check(request, 'ed25519', { now: NOW + 300_000 })).toBe('ok');
		expect(await check(request, 'ed25519', { now: NOW + 300_001 })).toBe('expired');
		expect(await check(request, 'ed25519', { now: NOW - 300_001 })).toBe('expired');
		expect(await check(request, 'ed25519', { now: NOW + 11, toleranceMs: 10 })).toBe('expired');
		const short = await signed({ params: ['created', 'expires'] });
		expect(await check(short, 'ed25519', { now: NOW + 1000 })).toBe('ok');
		expect(await check(short, 'ed25519', { now: NOW + 1001 })).toBe('expired');
		expect(await check(await signed({ params: ['keyid'] }))).toBe('expired');
	});

	it('are tried one after the other', async () => {
		const request = await signed();
		const { headers } = request;
		const both = requestOf({
			...headers,
			'signature-input': `old=("@method");created=1, ${String(headers['signature-input'])}`,
			signature: `old=:AAAA:, ${String(headers.signature)}`,
		});
		expect(await check(both)).toBe('ok');
	});

	it('never take a public key for an HMAC’s secret', async () => {
		const secret = asPem(ed25519.publicKey);
		const input = `("@method" "@target-uri");created=${NOW / 1000};alg="hmac-sha256"`;
		const { method, url } = requestOf();
		const base = `"@method": ${method}\n"@target-uri": ${url}\n"@signature-params": ${input}`;
		const forged = createHmac('sha256', secret).update(base).digest('base64');
		const request = requestOf(
			{ 'signature-input': `s=${input}`, signature: `s=:${forged}:` },
			{ rawBody: Buffer.alloc(0) },
		);
		expect(await outcome(spec, request, { secrets: [secret] })).toBe('bad_signature');
		const own = createHmac('sha256', SECRET).update(base).digest('base64');
		const genuine = { ...request, headers: { ...request.headers, signature: `s=:${own}:` } };
		expect(await outcome(spec, genuine)).toBe('ok');
	});

	it.each([
		['signature-input', undefined, 'missing_signature'],
		['signature', undefined, 'missing_signature'],
		['signature', ['a', 'b'], 'missing_signature'],
		['signature-input', 'nonsense', 'bad_signature'],
		['signature', 'nonsense', 'bad_signature'],
		['content-type', undefined, 'bad_signature'],
	])('refuse %s: %j', async (name, value, reason) => {
		const request = await signed();
		expect(await check({ ...request, headers: { ...request.headers, [name]: value } })).toBe(
			reason,
		);
	});

	it('refuse when any one bit was turned', async () => {
		const request = await signed();
		const { headers } = request;
		await fc.assert(
			fc.asyncProperty(fc.nat(), async (bit) => {
				const turned = { ...request, rawBody: turnBit(BODY, bit) };
				expect(await check(turned)).not.toBe('ok');
				for (const name of ['content-digest', 'content-type']) {
					const value = turnBit(String(headers[name]), bit).toString('latin1');
					const changed = { ...request, headers: { ...headers, [name]: value } };
					expect(await check(changed)).not.toBe('ok');
				}
				const [, base64 = ''] = /:(.*):/.exec(String(headers.signature)) ?? [];
				const bytes = turnBit(Buffer.from(base64, 'base64'), bit).toString('base64');
				const signature = `sig=:${bytes}:`;
				expect(await check({ ...request, headers: { ...headers, signature } })).not.toBe('ok');
			}),
			{ numRuns: 50 },
		);
	});

	it('throw at no header', async () => {
		const text = fc.oneof(
			fc.string(),
			fc.stringMatching(/^[a-z]=\(("[@a-z-]*" ?)*\)(;[a-z]+=\d)*$/),
		);
		await fc.assert(
			fc.asyncProperty(text, fc.string(), async (input, signature) => {
				const request = requestOf({ 'signature-input': input, signature });
				expect(await check(request)).not.toBe('ok');
			}),
		);
	});
});
