import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { JwtScheme } from '../../../core/signature';
import { NOW, outcome, pem, requestOf, SECRET, specOf } from './support';

const ISSUER = 'https://accounts.provider.example';
const EMAIL = 'push@project.example';
const scheme: JwtScheme = {
	scheme: 'jwt',
	token: { header: 'authorization', prefix: 'Bearer ' },
	algorithms: ['RS256'],
	issuers: [ISSUER, 'accounts.provider.example'],
	jwksUrl: 'https://keys.provider.example/certs',
};
const spec = specOf(scheme);
const key = createPrivateKey(pem('leaf.key'));
const next = generateKeyPairSync('rsa', { modulusLength: 2048 });

const audience = requestOf().url;
const claims: JWTPayload = {
	iss: ISSUER,
	aud: audience,
	email: EMAIL,
	email_verified: true,
	exp: NOW / 1000 + 60,
};

async function bearing(changes: JWTPayload = {}, signer = key, kid = 'one', alg = 'RS256') {
	const token = new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg, kid });
	return requestOf({ authorization: `Bearer ${await token.sign(signer)}` });
}

const jwk = (publicKey = createPublicKey(pem('leaf')), kid = 'one') => ({
	...publicKey.export({ format: 'jwk' }),
	kid,
	alg: 'RS256',
});
const fetcher = (...keys: object[]) => jest.fn(async (_url: string): Promise<object> => ({ keys }));

describe('JWT', () => {
	it('accepts a token of the published keys, fetched once', async () => {
		const fetchKeys = fetcher(jwk());
		for (const options of [{ secrets: [EMAIL] }, { email: EMAIL }]) {
			expect(await outcome(spec, await bearing(), { ...options, fetchKeys })).toBe('ok');
		}
		expect(fetchKeys.mock.calls).toEqual([[scheme.jwksUrl]]);
	});

	it('knows the sender by the subject too', async () => {
		const options = { secrets: ['subject'], fetchKeys: fetcher(jwk()) };
		const other = { email: undefined, email_verified: undefined };
		expect(await outcome(spec, await bearing({ ...other, sub: 'subject' }), options)).toBe('ok');
		for (const sub of ['another', undefined]) {
			expect(await outcome(spec, await bearing({ ...other, sub }), options)).toBe('bad_signature');
		}
	});

	it('accepts a token of a pinned certificate', async () => {
		expect(await outcome(spec, await bearing(), { secrets: [pem('leaf')] })).toBe('ok');
		expect(await outcome(spec, await bearing(), { secrets: [pem('root')] })).toBe('bad_signature');
	});

	it('says of a token that has run out that it has, whichever key was its own', async () => {
		const late = await bearing({ exp: NOW / 1000 - 61 });
		const secrets = [pem('root'), pem('leaf')];
		expect(await outcome(spec, late, { secrets })).toBe('expired');
	});

	it.each<[string, JWTPayload, string]>([
		['for another endpoint', { aud: 'https://other.example' }, 'bad_signature'],
		['of another issuer', { iss: 'https://evil.example' }, 'bad_signature'],
		['of another sender', { email: 'evil@project.example' }, 'bad_signature'],
		['whose sender is not verified', { email_verified: false }, 'bad_signature'],
		['that has run out', { exp: NOW / 1000 - 61 }, 'expired'],
		['that never runs out', { exp: undefined }, 'bad_signature'],
	])('refuses a token %s', async (_, changes, reason) => {
		const options = { secrets: [EMAIL], fetchKeys: fetcher(jwk()) };
		expect(await outcome(spec, await bearing(changes), options)).toBe(reason);
	});

	it('tells a request without a token from a forged one', async () => {
		const options = { secrets: [EMAIL], fetchKeys: fetcher(jwk()) };
		expect(await outcome(spec, requestOf(), options)).toBe('missing_signature');
	});

	it('asks for an issuer where the provider has one', async () => {
		const any = specOf({ ...scheme, issuers: [] });
		const options = { secrets: [EMAIL], fetchKeys: fetcher(jwk()) };
		const other = await bearing({ iss: 'https://other.example' });
		expect(await outcome(any, other, options)).toBe('ok');
		expect(await outcome(spec, other, options)).toBe('bad_signature');
	});

	it('fetches nothing where no address is known', async () => {
		const fetchKeys = fetcher(jwk());
		const without = specOf({ ...scheme, jwksUrl: undefined });
		const options = { secrets: [EMAIL], fetchKeys };
		expect(await outcome(without, await bearing(), options)).toBe('key_unavailable');
		expect(fetchKeys).not.toHaveBeenCalled();
	});

	it('takes an address that is left blank for none', async () => {
		const options = { secrets: [pem('leaf')], email: '' };
		expect(await outcome(spec, await bearing(), options)).toBe('ok');
	});

	it('takes the audience and the tolerance from the options', async () => {
		const options = { secrets: [EMAIL], fetchKeys: fetcher(jwk()) };
		const other = await bearing({ aud: 'orders' });
		expect(await outcome(spec, other, { ...options, audience: 'orders' })).toBe('ok');
		const late = await bearing({ exp: NOW / 1000 - 120 });
		expect(await outcome(spec, late, { ...options, toleranceMs: 121_000 })).toBe('ok');
		expect(await outcome(spec, late, { ...options, toleranceMs: NaN })).not.toBe('ok');
	});

	it('fetches the keys again for a key it has not seen, but not for each', async () => {
		const fetchKeys = fetcher(jwk());
		const options = { secrets: [EMAIL], fetchKeys };
		expect(await outcome(spec, await bearing(), options)).toBe('ok');
		fetchKeys.mockResolvedValue({ keys: [jwk(next.publicKey, 'two')] });
		const rotated = await bearing({}, next.privateKey, 'two');
		expect(await outcome(spec, rotated, options)).toBe('bad_signature');
		expect(fetchKeys).toHaveBeenCalledTimes(1);
		expect(await outcome(spec, rotated, { ...options, now: NOW + 31_000 })).toBe('ok');
		expect(fetchKeys).toHaveBeenCalledTimes(2);
	});

	it('says when the keys cannot be fetched', async () => {
		const fetchKeys = fetcher();
		fetchKeys.mockRejectedValueOnce(new Error('timeout'));
		const options = { secrets: [EMAIL], fetchKeys };
		expect(await outcome(spec, await bearing(), options)).toBe('key_unavailable');
		fetchKeys.mockResolvedValue([]);
		expect(await outcome(spec, await bearing(), options)).toBe('key_unavailable');
		expect(await outcome(spec, await bearing(), { secrets: [EMAIL] })).toBe('key_unavailable');
	});

	it.each(['', 'a.b.c', '..', 'eyJhbGciOiJub25lIn0.e30.'])(
		'refuses %j for a token',
		async (token) => {
			const request = requestOf({ authorization: `Bearer ${token}` });
			const options = { secrets: [EMAIL], fetchKeys: fetcher(jwk()) };
			expect(await outcome(spec, request, options)).toMatch(/^(bad|missing)_signature$/);
		},
	);

	it('takes no public key for the secret of an HMAC', async () => {
		const secret = Buffer.from(pem('leaf'));
		const { createSecretKey } = await import('node:crypto');
		const forged = await bearing({}, createSecretKey(secret), 'one', 'HS256');
		const options = { secrets: [pem('leaf')] };
		expect(await outcome(spec, forged, options)).toBe('bad_signature');
		const both = specOf({ ...scheme, algorithms: ['RS256', 'HS256'] });
		expect(await outcome(both, forged, options)).toBe('bad_signature');
		expect(await outcome(both, await bearing(), options)).toBe('ok');
	});

	it('verifies HS256 with the secrets', async () => {
		const { createSecretKey } = await import('node:crypto');
		const symmetric = specOf({ ...scheme, algorithms: ['HS256'], jwksUrl: undefined });
		const given = await bearing({}, createSecretKey(Buffer.from(SECRET)), 'one', 'HS256');
		expect(await outcome(symmetric, given, { secrets: ['another', SECRET] })).toBe('ok');
		expect(await outcome(symmetric, given, { secrets: ['another'] })).toBe('bad_signature');
	});
});
