import { X509Certificate, type KeyObject } from 'node:crypto';
import { decodeAll, isSignedBy } from './asymmetric';
import { rememberFetched } from './fetched';
import { isPem, publicKey } from './keys';
import { inOnePiece, signedContents } from './signedContent';
import { read, readAll } from './sources';
import type {
	CertificateScheme,
	RefusalReason,
	SignatureResult,
	SignedRequest,
	VerifyContext,
	VerifyOptions,
} from './types';

/** A certificate that begins or ends within a day of now is not refused: clocks differ. */
const CLOCK_SKEW_MS = 24 * 3_600_000;

/** A certificate that was fetched and whose chain does not lead to an authority that is trusted. */
export class UntrustedCertificateError extends Error {
	override name = 'UntrustedCertificateError';
}

type FetchCertificate = NonNullable<VerifyOptions['fetchCertificate']>;

const certificates = rememberFetched((pem: string) => new X509Certificate(pem));

/** Accepts the request when the certificate that it names, or a pinned key, made its signature. */
export async function verifyCertificate(
	scheme: CertificateScheme,
	request: SignedRequest,
	{ envelope, secrets, now, options }: VerifyContext,
): Promise<SignatureResult> {
	const given = readAll(scheme.signature, request);
	const url = read(scheme.url, request);
	if (given.length === 0 || url === undefined) return refuse('missing_signature');
	// Not the provider's address: nothing is fetched from it, and a pinned key does not excuse it.
	if (!isAllowed(url, scheme)) return refuse('untrusted_certificate');
	const algorithm = scheme.algorithm(request);
	if (algorithm === undefined) return refuse('bad_signature');

	const pinned = secrets.filter(isPem);
	const keys =
		pinned.length > 0
			? pinned.map(publicKey)
			: // As it was checked: another parser may read the text as another address.
				await fetchKey(new URL(url).href, now, options.fetchCertificate).catch(failure);
	if (typeof keys === 'string') return refuse(keys);

	// Blank where the content has no `{secret}`: then a pinned key may be all there is.
	const words = [...secrets.filter((secret) => !isPem(secret)), options.webhookId ?? ''];
	const contents = words.flatMap((word) =>
		signedContents(scheme.signs, request, envelope, word).map(inOnePiece),
	);
	const signatures = decodeAll(given, scheme.encoding);
	const verified = keys.some(
		(key) =>
			key !== undefined &&
			contents.some((data) =>
				signatures.some((signature) => isSignedBy(algorithm, key, data, signature)),
			),
	);
	return verified ? { ok: true } : refuse('bad_signature');
}

function isAllowed(text: string, { hosts, path }: CertificateScheme): boolean {
	if (!URL.canParse(text)) return false;
	const url = new URL(text);
	return (
		url.protocol === 'https:' &&
		url.username === '' &&
		url.password === '' &&
		hosts.test(url.host) &&
		(path === undefined || path.test(url.pathname))
	);
}

async function fetchKey(
	url: string,
	now: number,
	fetchCertificate: FetchCertificate | undefined,
): Promise<KeyObject[] | RefusalReason> {
	if (!fetchCertificate) return 'key_unavailable';
	const certificate = await certificates(fetchCertificate, url, now);
	const begins = Date.parse(certificate.validFrom) - CLOCK_SKEW_MS;
	const ends = Date.parse(certificate.validTo) + CLOCK_SKEW_MS;
	return begins <= now && now <= ends ? [certificate.publicKey] : 'untrusted_certificate';
}

function failure(error: unknown): RefusalReason {
	return error instanceof UntrustedCertificateError ? 'untrusted_certificate' : 'key_unavailable';
}

function refuse(reason: RefusalReason): SignatureResult {
	return { ok: false, reason };
}
