import { X509Certificate } from 'node:crypto';
import type { NodeEgressFilter } from 'n8n-workflow';
import { UntrustedCertificateError, type VerifyOptions } from '../../../core/signature';
import { certificateChain, isTrusted, issuerAddress } from './certificateChain';
import { get } from './get';

export type KeyFetchers = Required<Pick<VerifyOptions, 'fetchCertificate' | 'fetchKeys'>>;

/** Intermediates that are fetched because the bundle lacks them. */
const MAX_FETCHED = 3;

const known = new WeakMap<NodeEgressFilter, KeyFetchers>();

/** How core comes by keys. The same functions each time, because core remembers by them. */
export function keyFetchers(filter: NodeEgressFilter): KeyFetchers {
	const fetchers = known.get(filter) ?? makeFetchers((url) => get(filter, url));
	known.set(filter, fetchers);
	return fetchers;
}

export function makeFetchers(
	fetch: (url: string) => Promise<Buffer>,
	roots?: readonly X509Certificate[],
): KeyFetchers {
	return {
		async fetchCertificate(url) {
			const chain = certificateChain((await fetch(url)).toString('latin1'));
			const [leaf] = chain;
			if (!leaf) throw new UntrustedCertificateError(`There is no certificate at ${url}`);
			// Amazon's bundles hold the leaf alone; each certificate says where its issuer's is.
			for (let fetched = 0; !isTrusted(chain, roots); fetched++) {
				const address = issuerAddress(chain[chain.length - 1]!);
				if (!address || fetched === MAX_FETCHED) {
					throw new UntrustedCertificateError(`The certificate at ${url} is not to be trusted`);
				}
				chain.push(new X509Certificate(await fetch(address)));
			}
			return leaf.toString();
		},
		async fetchKeys(url) {
			return JSON.parse((await fetch(url)).toString('utf8')) as object;
		},
	};
}
