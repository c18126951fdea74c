import { createPrivateKey, X509Certificate } from 'node:crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { clock } from '../systemTime';
import type { TlsOptions } from './agents';
import { pem } from './pem';

/**
 * What a client certificate credential adds to a connection.
 * @throws an Error that names its field, when a connection could not be made with it
 */
export function clientTls(data: ICredentialDataDecryptedObject): TlsOptions {
	const text = (name: string) => String(data[name] ?? '').trim();
	const cert = requirePem('Certificate', text('publicCertificate'), 'CERTIFICATE');
	const key = requirePem('Private Key', text('privateKey'), 'PRIVATE KEY');
	const ca = text('ca') && requirePem('Certificate Authority', text('ca'), 'CERTIFICATE');
	const passphrase = text('passphrase');
	requirePair(cert, key, passphrase);
	return { cert, key, ...(passphrase && { passphrase }), ...(ca && { ca }) };
}

/** Behind the Test button: no address says whether a certificate is good, but its key does. */
export async function testClientCertificate(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	try {
		const { validTo } = new X509Certificate(clientTls(data).cert!);
		return Date.parse(validTo) < clock()
			? { status: 'Error', message: `The certificate was good until ${validTo}` }
			: { status: 'OK', message: `Certificate and key belong together, until ${validTo}` };
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
}

function requirePem(field: string, text: string, label: string): string {
	const found = pem(text);
	if (found?.includes(`${label}-----`)) return found;
	throw new Error(`Client Certificate → ${field} must be a ${label.toLowerCase()} in PEM form`);
}

function requirePair(cert: string, key: string, passphrase: string): void {
	const privateKey = within('Private Key cannot be read; is its passphrase right?', () =>
		createPrivateKey({ key, ...(passphrase && { passphrase }) }),
	);
	const leaf = within('Certificate cannot be read', () => new X509Certificate(cert));
	if (!leaf.checkPrivateKey(privateKey)) {
		throw new Error('Client Certificate → Private Key belongs to another certificate');
	}
}

function within<T>(what: string, read: () => T): T {
	try {
		return read();
	} catch (cause) {
		throw unreadable(what, cause as Error);
	}
}

const unreadable = (what: string, cause: Error): Error =>
	new Error(`Client Certificate → ${what} (${cause.message})`, { cause });
