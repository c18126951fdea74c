import { lookup } from 'node:dns';
import type { NodeEgressFilter } from 'n8n-workflow';
import { get } from '../../../nodes/shared/http/get';
import { startServer, type TestServer } from '../../support/server';

const filter: NodeEgressFilter = {
	validateUrl: async () => ({ ok: true, result: undefined }),
	validateConnectionHost: () => ({ ok: true, result: undefined }),
	createSecureLookup: () => lookup as ReturnType<NodeEgressFilter['createSecureLookup']>,
	validateRedirectSync: () => undefined,
};

let server: TestServer | undefined;
afterEach(() => server?.close());

const answering = async (status: number, headers = {}) => {
	server = await startServer((_request, response) => {
		response.writeHead(status, headers).end('the bytes');
	});
	return server.url;
};

describe('get', () => {
	it('hands back the bytes', async () => {
		expect(await get(filter, await answering(200))).toEqual(Buffer.from('the bytes'));
	});

	it.each([
		[500, {}],
		[204, {}],
		[302, { location: 'http://127.0.0.1:1/' }],
	])('takes nothing but 200 for an answer: %s', async (status, headers) => {
		await expect(get(filter, await answering(status, headers))).rejects.toThrow(
			`answered with ${status}`,
		);
	});

	it('asks n8n’s egress filter first', async () => {
		const refusing: NodeEgressFilter = {
			...filter,
			validateUrl: async () => ({ ok: false, error: new Error('not allowed') }),
		};
		const url = await answering(200);
		await expect(get(refusing, url)).rejects.toThrow('not allowed');
		expect(server?.connections).toBe(0);
	});
});
