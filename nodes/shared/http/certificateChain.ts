import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { clock } from '../systemTime';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a bundle in PEM form, the leaf first. */
export function certificateChain(bundle: string): X509Certificate[] {
	return (bundle.match(PEM) ?? []).map((pem) => new X509Certificate(pem));
}

/** Is each certificate issued by the next one that could have, up to an authority Node trusts? */
export function isTrusted(
	[certificate, ...others]: readonly X509Certificate[],
	roots: readonly X509Certificate[] = authorities(),
): boolean {
	if (!certificate) return false;
	if (roots.some((root) => issued(root, certificate))) return true;
	return others.some(
		(issuer, index) =>
			issued(issuer, certificate) && isTrusted([issuer, ...others.toSpliced(index, 1)], roots),
	);
}

/** Where the issuer's certificate is published, in its DER form (Authority Information Access). */
export function issuerAddress({ infoAccess }: X509Certificate): string | undefined {
	return /^CA Issuers - URI:"?(https?:\/\/[^"\s]+)/m.exec(infoAccess ?? '')?.[1];
}

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
	return (
		issuer.ca &&
		isCurrent(issuer) &&
		certificate.checkIssued(issuer) &&
		certificate.verify(issuer.publicKey)
	);
}

function isCurrent({ validFrom, validTo }: X509Certificate): boolean {
	const now = clock();
	return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
}

let parsed: readonly X509Certificate[] | undefined;

/** Parsed with the first chain that is checked: there are some 150. */
function authorities(): readonly X509Certificate[] {
	parsed ??= rootCertificates.map((pem) => new X509Certificate(pem));
	return parsed;
}
