import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { createApi } from '../../../sandbox/try/lib/api.ts';
import { startInternet } from '../../../sandbox/try/lib/internet.ts';
import type { Internet } from '../../../sandbox/try/lib/internet.ts';
import { answers } from '../../../sandbox/try/lib/routes.ts';

const one = createApi({ 'GET /one': answers('one') });
const other = createApi({ 'GET /other': answers('other') });

let folder: string;
let internet: Internet;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'steadfast-internet-'));
	const hosts = new Map([
		['api.example.com', [one, other]],
		['elsewhere.example.com', [createApi({ 'GET /one': answers('elsewhere') })]],
	]);
	internet = await startInternet(folder, [...hosts.keys()], (host) => hosts.get(host) ?? []);
});
afterAll(async () => {
	await internet.close();
	rmSync(folder, { recursive: true });
});

/** As n8n calls it: through the proxy of its environment, with the certificate it trusts. */
const call = (url: string) =>
	new Promise<unknown>((resolve, reject) => {
		const { HTTPS_PROXY = '', NODE_EXTRA_CA_CERTS = '' } = internet.env;
		const options = {
			agent: new HttpsProxyAgent(HTTPS_PROXY),
			ca: readFileSync(NODE_EXTRA_CA_CERTS),
		};
		get(url, options, (response) => {
			text(response).then((body) => resolve([response.statusCode, body]), reject);
		}).once('error', reject);
	});

it('answers by the real names of hosts, each of its APIs what it serves', async () => {
	expect(await call('https://api.example.com/one')).toEqual([200, '"one"']);
	expect(await call('https://api.example.com/other')).toEqual([200, '"other"']);
	expect(await call('https://elsewhere.example.com/one')).toEqual([200, '"elsewhere"']);
	expect(await call('https://api.example.com/none')).toEqual([404, expect.any(String)]);
});

it('lets nothing through to a host that is not simulated', async () => {
	expect(await call('https://example.org/')).toEqual([502, '']);
});
