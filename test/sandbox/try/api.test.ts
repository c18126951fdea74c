import { HttpError } from '../../../sandbox/lib/http.ts';
import type { Request } from '../../../sandbox/lib/http.ts';
import { createApi } from '../../../sandbox/try/lib/api.ts';
import {
	answers,
	creates,
	lists,
	reads,
	removes,
	writes,
} from '../../../sandbox/try/lib/routes.ts';
import type { Rows } from '../../../sandbox/try/lib/routes.ts';

const request = (call: string, given: Partial<Request> = {}): Request => {
	const [method = '', target = ''] = call.split(' ');
	const { pathname, searchParams } = new URL(target, 'http://localhost');
	return {
		...{ method, path: pathname, query: searchParams, headers: {}, body: undefined, text: '' },
		...given,
	};
};

describe('a simulated API', () => {
	it('answers by method and path, and hands on what stands at :id', () => {
		const api = createApi({
			'GET /a/:id/b.c': (_, id) => ({ status: 200, body: id }),
			'POST /a': answers('made', 201),
		});
		expect(api.handle(request('GET /a/x%20y/b.c'))).toEqual({ status: 200, body: 'x y' });
		expect(api.handle(request('POST /a?q=1'))).toEqual({ status: 201, body: 'made' });
		expect(api.serves(request('GET /a/x/bac'))).toBe(false);
		expect(api.handle(request('GET /a'))).toMatchObject({ status: 404 });
	});

	it('counts calls by route and status', () => {
		const api = createApi({ 'POST /a': answers({}, 201) });
		api.handle(request('POST /a'));
		api.refuse(({ body }) => (body === 'bad' ? 422 : undefined));
		api.handle(request('POST /a', { body: 'bad' }));
		api.handle(request('POST /a', { body: 'good' }));
		api.goDown();
		api.handle(request('POST /a'));
		api.mend();
		api.handle(request('POST /a'));
		expect([
			api.count('POST /a'),
			api.count('POST /a', 422),
			api.count('POST /a', 422, 503),
		]).toEqual([3, 1, 2]);
		expect(api.calls()).toHaveLength(5);
	});

	it('answers what a route throws', () => {
		const api = createApi({
			'GET /teapot': () => {
				throw new HttpError(418, 'no coffee');
			},
		});
		expect(api.handle(request('GET /teapot'))).toEqual({
			status: 418,
			body: { error: 'no coffee' },
		});
	});
});

describe('routes', () => {
	it('creates once for each idempotency key, and each time without one', () => {
		const route = creates('X');
		const make = (key?: string) =>
			route(request('POST /x', { headers: { ...(key && { 'idempotency-key': key }) } }));
		expect([make('a'), make('a'), make(), make()]).toMatchObject([
			{ status: 201, body: { id: 'X-1' } },
			{ status: 200, body: { id: 'X-1' } },
			{ status: 201, body: { id: 'X-2' } },
			{ status: 201, body: { id: 'X-3' } },
		]);
	});

	it('lists in pages what has changed since', () => {
		const rows: Rows = new Map(
			[1, 2, 3, 4].map((id) => [String(id), { id, updated_at: `2026-11-20T10:0${id}:00Z` }]),
		);
		const list = lists(rows, 'data');
		const since = 'GET /x?updated_since=2026-11-20T10:02:00Z';
		expect(list(request(since))).toMatchObject({
			body: { data: [{ id: 2 }, { id: 3 }], next_cursor: '2' },
		});
		expect(list(request(`${since}&cursor=2`))).toMatchObject({
			body: { data: [{ id: 4 }], next_cursor: null },
		});
	});

	it('writes, reads and removes by id', () => {
		const rows: Rows = new Map();
		expect(writes(rows)(request('PUT /x/1', { body: { name: 'Ada' } }), '1')).toMatchObject({
			status: 200,
		});
		expect(reads(rows)(request('GET /x/1'), '1')).toMatchObject({ body: { id: '1', name: 'Ada' } });
		expect(removes(rows)(request('DELETE /x/1'), '1')).toMatchObject({ status: 204 });
		expect(() => reads(rows)(request('GET /x/1'), '1')).toThrow('1');
		expect(() => removes(rows)(request('DELETE /x/1'), '1')).toThrow('1');
	});
});
