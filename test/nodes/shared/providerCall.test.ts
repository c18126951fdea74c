import { providerCall } from '../../../nodes/shared/http/providerCall';
import type { ProviderApi } from '../../../providers/ProviderApi';
import { noWait, serve } from '../../support/apis/standIn';

const BASE = 'https://api.example.com/v1';

function setUp(auth: ProviderApi['auth'], fields: Record<string, string>) {
	const server = serve(BASE, ({ path }) => ({ status: 200, json: { path } }));
	const api: ProviderApi = { baseUrl: 'https://{host}/v1/', auth, fields: [] };
	const credential = { host: 'api.example.com', ...fields };
	const call = providerCall(api, credential, server.transport, { wait: noWait });
	return { ...server, call };
}

const header = { type: 'header', name: 'X-Token', value: 'Bearer {token}' } as const;

describe('a call of a provider’s API', () => {
	it('carries the token in its header', async () => {
		const { call, calls } = setUp(header, { token: 'abc' });
		await call({ method: 'GET', path: '/hooks', query: { page: '2' } });
		expect(calls[0]).toMatchObject({ path: '/hooks', headers: { 'x-token': 'Bearer abc' } });
		expect(calls[0]?.query.get('page')).toBe('2');
	});

	it('carries user and password, in UTF-8', async () => {
		const { call, calls } = setUp(
			{ type: 'basic', user: '{user}', password: '{password}' },
			{ user: 'me', password: 'ünder:stood' },
		);
		await call({ method: 'DELETE', path: '/hooks/1' });
		const pair = Buffer.from('me:ünder:stood').toString('base64');
		expect(calls[0]?.headers.authorization).toBe(`Basic ${pair}`);
	});

	it('carries the token in its query', async () => {
		const { call, calls } = setUp(
			{ type: 'query', name: 'access_token', value: '{id}|{secret}' },
			{ id: '1', secret: 'a&b' },
		);
		await call({ method: 'GET', path: '/hooks?fields=a' });
		expect(Object.fromEntries(calls[0]?.query ?? [])).toEqual({
			fields: 'a',
			access_token: '1|a&b',
		});
	});

	it('fetches a token where the API wants one', async () => {
		const oauth = {
			type: 'oauth2-client-credentials',
			tokenUrl: 'https://{host}/v1/token',
			clientId: '{id}',
			clientSecret: '{secret}',
		} as const;
		const server = serve(BASE, ({ path }) =>
			path === '/token'
				? { status: 200, json: { access_token: 'fetched', expires_in: 60 } }
				: { status: 200, json: {} },
		);
		const api: ProviderApi = { baseUrl: BASE, auth: oauth, fields: [] };
		const fields = { host: 'api.example.com', id: 'me', secret: 'sealed' };
		const call = providerCall(api, fields, server.transport, { wait: noWait });
		await call({ method: 'GET', path: '/hooks' });
		expect(server.calls.map(({ path }) => path)).toEqual(['/token', '/hooks']);
		expect(server.calls[1]?.headers.authorization).toBe('Bearer fetched');
		expect(() => setUp(oauth, { id: 'me' })).toThrow('The credential lacks “secret”');
	});

	it('sends JSON or a form', async () => {
		const { call, calls } = setUp(header, { token: 'abc' });
		await call({ method: 'POST', path: '/a', json: { url: 'x' } });
		const form = [
			['events[]', 'a b'],
			['events[]', 'c&d'],
		] as const;
		await call({ method: 'POST', path: '/b', form });
		expect(calls.map(({ body }) => body)).toEqual([{ url: 'x' }, { events: ['a b', 'c&d'] }]);
	});

	it('follows a next page at the same origin, and takes the token nowhere else', async () => {
		const { call, calls } = setUp(header, { token: 'abc' });
		await call({ method: 'GET', path: `${BASE}/hooks?page=2` });
		expect(calls[0]?.query.get('page')).toBe('2');
		for (const path of ['https://evil.example.com/v1/', 'http://api.example.com/v1/']) {
			await expect(call({ method: 'GET', path })).rejects.toThrow('does not get the credential');
		}
		expect(calls).toHaveLength(1);
	});

	it('tries again after a limit and a failure of the server, and not after a refusal', async () => {
		const { call, calls, instead } = setUp(header, { token: 'abc' });
		instead.push({ status: 429 }, { status: 502 });
		await call({ method: 'GET', path: '/hooks' });
		expect(calls).toHaveLength(3);
		instead.push({ status: 403 });
		await expect(call({ method: 'GET', path: '/hooks' })).rejects.toMatchObject({ status: 403 });
		expect(calls).toHaveLength(4);
	});

	it('says which field is missing', () => {
		expect(() => setUp(header, { token: 'abc', host: '' })).toThrow('lacks “host”');
	});
});
