import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
} from 'n8n-workflow';
import { testClientCertificate } from '../../../nodes/shared/http/clientCertificate';
import { httpTransport } from '../../../nodes/shared/http/httpTransport';
import type { TlsOptions } from '../../../nodes/shared/http/agents';
import { selfSigned } from '../../../sandbox/hostile/certificate.ts';
import { egressFilter } from '../../support/egress';

const ours = selfSigned(Date.now());
const client = selfSigned(Date.now());
const filter = egressFilter();
let server: Server;
let url: string;

beforeAll(async () => {
	const options = { key: ours.key, cert: ours.cert, ca: client.cert, requestCert: true };
	server = createServer({ ...options, rejectUnauthorized: false }, (request, response) => {
		const { authorized, servername } = request.socket as TLSSocket;
		response.end(JSON.stringify({ authorized, servername }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

async function seenBy(tls: TlsOptions): Promise<unknown> {
	const transport = httpTransport(filter, { tls });
	const { body } = await transport.send({ method: 'GET', url, headers: {}, timeoutMs: 5000 });
	return JSON.parse(body.toString());
}

it('shows the client certificate, on connections of its own', async () => {
	expect(await seenBy({ ca: ours.cert })).toMatchObject({ authorized: false });
	const { key, cert } = client;
	expect(await seenBy({ ca: ours.cert, key, cert })).toMatchObject({ authorized: true });
	expect(await seenBy({ ca: ours.cert })).toMatchObject({ authorized: false });
});

it('asks for the server name that is given', async () => {
	expect(await seenBy({ ca: ours.cert, serverName: 'localhost' })).toMatchObject({
		servername: 'localhost',
	});
	await expect(seenBy({ ca: ours.cert, serverName: 'wrong.example' })).rejects.toMatchObject({
		reason: 'refused',
		message: expect.stringContaining('ALTNAME'),
	});
});

describe('the test of a client certificate', () => {
	const test = (data: object) =>
		testClientCertificate.call(
			{} as ICredentialTestFunctions,
			{ data } as ICredentialsDecrypted<ICredentialDataDecryptedObject>,
		);

	it('says until when it is good', async () => {
		const { key, cert } = client;
		expect(await test({ publicCertificate: cert, privateKey: key })).toMatchObject({
			status: 'OK',
			message: expect.stringContaining('GMT'),
		});
	});

	it.each([
		['was good until', selfSigned(Date.now() - 7 * 86_400_000)],
		['another certificate', { ...client, key: ours.key }],
	])('finds one that %s', async (reason, { key, cert }) => {
		expect(await test({ publicCertificate: cert, privateKey: key })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(reason),
		});
	});
});
