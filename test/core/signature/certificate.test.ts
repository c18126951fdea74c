import { sign, X509Certificate } from 'node:crypto';
import { UntrustedCertificateError, type CertificateScheme } from '../../../core/signature';
import { BODY, NOW, outcome, pem, requestOf, SECRET, specOf } from './support';

const URL = 'https://keys.provider.example/certs/1.pem';
const scheme: CertificateScheme = {
	scheme: 'certificate',
	algorithm: ({ headers }) => (headers['x-algorithm'] === 'none' ? undefined : 'rsa-sha256'),
	url: { header: 'x-certificate' },
	hosts: /^([a-z]+\.)*provider\.example$/,
	path: /\.pem$/,
	signature: { header: 'x-signature' },
	encoding: 'base64',
	signs: '{secret}|{body}',
};
const spec = specOf(scheme);
const signature = sign(
	'sha256',
	Buffer.concat([Buffer.from(`${SECRET}|`), BODY]),
	pem('leaf.key'),
).toString('base64');
const signed = (changes: Record<string, string> = {}) =>
	requestOf({ 'x-signature': signature, 'x-certificate': URL, ...changes });

/** A new fetcher each, since core remembers by it. */
const fetcher = (answer = pem('leaf')) => jest.fn(async (_url: string) => answer);

describe('certificate', () => {
	it('accepts what the named certificate signed, and fetches it once', async () => {
		const fetchCertificate = fetcher();
		const verifications = [1, 2, 3].map(() => outcome(spec, signed(), { fetchCertificate }));
		expect(await Promise.all(verifications)).toEqual(['ok', 'ok', 'ok']);
		expect(await outcome(spec, signed(), { fetchCertificate })).toBe('ok');
		expect(fetchCertificate.mock.calls).toEqual([[URL]]);
	});

	it('takes the webhook’s id from the options too', async () => {
		const options = { secrets: ['another'], webhookId: SECRET, fetchCertificate: fetcher() };
		expect(await outcome(spec, signed(), options)).toBe('ok');
	});

	it('fetches the address that was checked, however another parser reads the text', async () => {
		const fetchCertificate = fetcher();
		const written = 'https://keys.provider.example\\@evil.example/1.pem';
		await outcome(spec, signed({ 'x-certificate': written }), { fetchCertificate });
		expect(fetchCertificate.mock.calls).toEqual([
			['https://keys.provider.example/@evil.example/1.pem'],
		]);
	});

	it('refuses what another key signed, another body, and another word', async () => {
		const changed = { ...signed(), rawBody: Buffer.from('{}') };
		const other = { fetchCertificate: fetcher(pem('root')) };
		expect(await outcome(spec, signed(), other)).toBe('bad_signature');
		const options = { fetchCertificate: fetcher() };
		expect(await outcome(spec, changed, options)).toBe('bad_signature');
		expect(await outcome(spec, signed(), { ...options, secrets: ['x'] })).toBe('bad_signature');
		expect(await outcome(spec, signed({ 'x-algorithm': 'none' }), options)).toBe('bad_signature');
	});

	it.each([
		'http://keys.provider.example/certs/1.pem',
		'https://provider.example.evil.example/1.pem',
		'https://evilprovider.example/1.pem',
		'https://keys.provider.example:8443/1.pem',
		'https://user@keys.provider.example/1.pem',
		'https://:password@keys.provider.example/1.pem',
		'https://evil.example/?provider.example/1.pem',
		'https://keys.provider.example/certs/1',
		'file:///etc/passwd.pem',
		'//keys.provider.example/1.pem',
		'1.pem',
	])('fetches nothing from %s', async (url) => {
		const fetchCertificate = fetcher();
		const request = signed({ 'x-certificate': url });
		expect(await outcome(spec, request, { fetchCertificate })).toBe('untrusted_certificate');
		const pinned = { secrets: [SECRET, pem('leaf')] };
		expect(await outcome(spec, request, pinned)).toBe('untrusted_certificate');
		expect(fetchCertificate).not.toHaveBeenCalled();
	});

	it('checks with a pinned certificate or key, and fetches nothing', async () => {
		const fetchCertificate = fetcher();
		const secrets = [SECRET, pem('leaf')];
		expect(await outcome(spec, signed(), { secrets, fetchCertificate })).toBe('ok');
		const other = [SECRET, pem('root')];
		expect(await outcome(spec, signed(), { secrets: other, fetchCertificate })).toBe(
			'bad_signature',
		);
		expect(fetchCertificate).not.toHaveBeenCalled();
	});

	it.each([
		['before it begins', Date.UTC(2026, 10, 1)],
		['after it has ended', Date.UTC(2200, 0, 1)],
	])('refuses a certificate %s', async (_, now) => {
		const options = { now, fetchCertificate: fetcher() };
		expect(await outcome(spec, signed(), options)).toBe('untrusted_certificate');
	});

	it('bears a day of difference between the clocks', async () => {
		const { validFrom, validTo } = new X509Certificate(pem('leaf'));
		const day = 86_400_000;
		const at = (now: number) => outcome(spec, signed(), { now, fetchCertificate: fetcher() });
		expect(await at(Date.parse(validFrom) - day)).toBe('ok');
		expect(await at(Date.parse(validFrom) - day - 1)).toBe('untrusted_certificate');
		expect(await at(Date.parse(validTo) + day)).toBe('ok');
		expect(await at(Date.parse(validTo) + day + 1)).toBe('untrusted_certificate');
	});

	it('tries each signature with each pinned key, also beside one that is none', async () => {
		const several = specOf({ ...scheme, signature: { header: 'x-signature', separator: ',' } });
		const request = signed({ 'x-signature': `AAAA,${signature}` });
		const secrets = [SECRET, '-----BEGIN X', pem('root'), pem('leaf')];
		expect(await outcome(several, request, { secrets })).toBe('ok');
	});

	it('takes a pinned certificate for no word of the content', async () => {
		const content = Buffer.concat([Buffer.from(`${pem('leaf')}|`), BODY]);
		const other = sign('sha256', content, pem('leaf.key')).toString('base64');
		const secrets = [SECRET, pem('leaf')];
		expect(await outcome(spec, signed({ 'x-signature': other }), { secrets })).toBe(
			'bad_signature',
		);
	});

	it('says when a certificate cannot be fetched, and asks again the next time', async () => {
		const fetchCertificate = fetcher();
		fetchCertificate.mockRejectedValueOnce(new Error('timeout'));
		expect(await outcome(spec, signed(), { fetchCertificate })).toBe('key_unavailable');
		expect(await outcome(spec, signed(), { fetchCertificate, now: NOW + 1 })).toBe('ok');
		expect(await outcome(spec, signed())).toBe('key_unavailable');
	});

	it('names the error of a chain that leads nowhere', () => {
		expect(new UntrustedCertificateError('no authority').name).toBe('UntrustedCertificateError');
	});

	it('refuses a chain that the fetcher does not trust, and what is no certificate', async () => {
		const fetchCertificate = fetcher();
		fetchCertificate.mockRejectedValue(new UntrustedCertificateError('no authority'));
		expect(await outcome(spec, signed(), { fetchCertificate })).toBe('untrusted_certificate');
		const other = { fetchCertificate: fetcher('<html>') };
		expect(await outcome(spec, signed(), other)).toBe('key_unavailable');
	});

	it.each(['x-signature', 'x-certificate'])('needs %s', async (name) => {
		expect(await outcome(spec, signed({ [name]: '' }))).toBe('missing_signature');
	});
});
