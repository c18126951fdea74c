import { createPrivateKey } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { selfSigned } from '../../sandbox/hostile/certificate.ts';
import { httpNode, item, jsons } from './httpNode';

process.env.STEADFAST_STORE = 'memory';

const CREDENTIAL = 'steadfastClientCertificateApi';
const ours = selfSigned(Date.now());
const theirs = selfSigned(Date.now());
const PASSPHRASE = 'correct horse';
const encrypted = createPrivateKey(theirs.key)
	.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE })
	.toString();
const certificate = { publicCertificate: theirs.cert, privateKey: theirs.key, ca: ours.cert };

/** A server that demands a certificate, and one that only asks for it. */
const servers: Server[] = [true, false].map((demands) =>
	createServer(
		{
			key: ours.key,
			cert: ours.cert,
			ca: theirs.cert,
			requestCert: true,
			rejectUnauthorized: demands,
		},
		(request, response) => {
			const to = new URL(request.url ?? '', 'https://x').searchParams.get('to');
			if (to) return response.writeHead(302, { location: to }).end();
			const { authorized } = request.socket as TLSSocket;
			response.setHeader('content-type', 'application/json').end(JSON.stringify({ authorized }));
		},
	),
);
let demanding = '';
let asking = '';

beforeAll(async () => {
	const urls = servers.map(async (server) => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	});
	[demanding = '', asking = ''] = await Promise.all(urls);
});
afterAll(() => servers.forEach((server) => (server.closeAllConnections(), server.close())));

const node = (url: string, parameters: object = {}) =>
	httpNode(
		{ method: 'GET', url, clientCertificate: true, retry: { attempts: 1 }, ...parameters },
		CREDENTIAL,
	);

it('shows the certificate to a server that demands one', async () => {
	const { success } = await node(demanding)([item()], certificate);
	expect(jsons(success)).toEqual([{ authorized: true }]);
});

it('shows none without the setting', async () => {
	const bare = { clientCertificate: false, connection: { ca: ours.cert } };
	const { failed } = await node(demanding, bare)([item()], certificate);
	expect(failed).toMatchObject([{ json: { failure: { code: 'network' } } }]);
});

it('takes an encrypted key, and what a password field makes of it', async () => {
	const privateKey = encrypted.replace(/\n/g, '');
	const data = { ...certificate, privateKey, passphrase: PASSPHRASE };
	const { success } = await node(demanding)([item()], data);
	expect(jsons(success)).toEqual([{ authorized: true }]);
});

it('shows it to no other origin', async () => {
	const { success } = await node(`${demanding}?to=${encodeURIComponent(asking)}`)(
		[item()],
		certificate,
	);
	expect(jsons(success)).toEqual([{ authorized: false }]);
});

it.each([
	['Private Key cannot be read', { privateKey: encrypted, passphrase: 'wrong' }],
	['Private Key belongs to another certificate', { privateKey: ours.key }],
	['Private Key must be a private key', { privateKey: 'secret' }],
	['Certificate must be a certificate', { publicCertificate: theirs.key }],
	['Certificate Authority must be a certificate', { ca: 'none' }],
])('sends nothing when %s', async (reason, wrong) => {
	const { error } = await node(demanding)([item()], { ...certificate, ...wrong });
	expect(error?.message).toContain(`Client Certificate → ${reason}`);
	expect(JSON.stringify(error)).not.toContain(theirs.key.slice(30, 60));
});
