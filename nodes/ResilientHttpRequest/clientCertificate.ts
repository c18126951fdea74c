import type { IExecuteFunctions } from 'n8n-workflow';
import type { TlsOptions } from '../shared/http/agents';
import { clientTls } from '../shared/http/clientCertificate';
import type { TransportOptions } from '../shared/http/httpTransport';

const CREDENTIAL = 'steadfastClientCertificateApi';

/** The connection's settings with the certificate, where one is shown. @throws an Error that names its field */
export async function withClientCertificate(
	context: IExecuteFunctions,
	connection: TransportOptions,
): Promise<{ connection: TransportOptions; secrets: string[] }> {
	if (context.getNodeParameter('clientCertificate', 0, false) !== true) {
		return { connection, secrets: [] };
	}
	const own = clientTls(await context.getCredentials(CREDENTIAL));
	const tls: TlsOptions = { ...own, ...connection.tls };
	return { connection: { ...connection, tls }, secrets: secretsOf(own) };
}

const secretsOf = ({ key, passphrase }: TlsOptions): string[] =>
	[key, passphrase].filter((secret) => secret !== undefined);
