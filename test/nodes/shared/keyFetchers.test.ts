import { X509Certificate } from 'node:crypto';
import { UntrustedCertificateError } from '../../../core/signature';
import { makeFetchers } from '../../../nodes/shared/http/keyFetchers';
import { pem } from '../../core/signature/support';

const [leaf, intermediate, root] = [pem('leaf'), pem('intermediate'), pem('root')];
const URL = 'https://signing.example/key.pem';
const AUTHORITY = 'http://authority.example/intermediate.cer';

function fetching(answers: Record<string, string | Buffer>, roots = [new X509Certificate(root)]) {
	const asked: string[] = [];
	const fetchers = makeFetchers(async (url) => {
		asked.push(url);
		const answer = answers[url];
		if (answer === undefined) throw new Error('authority.example answered with 404');
		return Buffer.from(answer);
	}, roots);
	return { ...fetchers, asked };
}

describe('fetchCertificate', () => {
	it('trusts a bundle that leads to an authority, and hands on its leaf', async () => {
		const { fetchCertificate, asked } = fetching({ [URL]: leaf + intermediate + root });
		expect((await fetchCertificate(URL)).trim()).toBe(leaf.trim());
		expect(asked).toEqual([URL]);
	});

	it('fetches the issuer that a bundle lacks', async () => {
		const { raw } = new X509Certificate(intermediate);
		const { fetchCertificate, asked } = fetching({ [URL]: leaf, [AUTHORITY]: raw });
		await fetchCertificate(URL);
		expect(asked).toEqual([URL, AUTHORITY]);
	});

	it.each([
		['of no authority that is trusted', { [URL]: leaf + intermediate + root }, []],
		['whose issuer is no authority', { [URL]: leaf, [AUTHORITY]: leaf }, undefined],
		['that is none', { [URL]: '<html>' }, undefined],
	])('refuses a certificate %s', async (_, answers, roots) => {
		const { fetchCertificate } = fetching(answers, roots);
		await expect(fetchCertificate(URL)).rejects.toThrow(UntrustedCertificateError);
	});

	it('trusts Node’s authorities and not the test’s by default', async () => {
		const { fetchCertificate } = makeFetchers(async () => Buffer.from(leaf + intermediate + root));
		await expect(fetchCertificate(URL)).rejects.toThrow('not to be trusted');
	});

	it('lets a failed fetch be tried again', async () => {
		const failure = await fetching({})
			.fetchCertificate(URL)
			.catch((error: unknown) => error);
		expect(failure).not.toBeInstanceOf(UntrustedCertificateError);
		expect(failure).toBeInstanceOf(Error);
	});
});

describe('fetchKeys', () => {
	it('hands on the key set', async () => {
		const { fetchKeys } = fetching({ [URL]: '{"keys":[]}' });
		expect(await fetchKeys(URL)).toEqual({ keys: [] });
	});
});
