import { graphqlBody, graphqlErrors, readCost, type GraphqlOptions } from '../../../core/graphql';
import { pipeline } from '../../../core/http';
import type { Json } from '../../../core/http/json';

const request = {
	method: 'POST',
	url: 'https://api.example.com/graphql',
	headers: {},
	timeoutMs: 1000,
};

const call = (body: unknown, options?: GraphqlOptions) =>
	pipeline(
		[graphqlErrors(options)],
		{
			send: async () => ({
				status: 200,
				headers: {},
				body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
			}),
		},
		() => 0,
	)(request);

const error = (code: string, message = code) => ({ message, extensions: { code } });

describe('GraphQL errors in a 200', () => {
	it('are none in an answer with data alone', async () => {
		expect((await call({ data: { shop: {} }, errors: [] })).response.status).toBe(200);
	});

	it.each(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'timeout'])(
		'may pass: %s',
		async (code) => {
			await expect(call({ data: null, errors: [error(code)] })).rejects.toMatchObject({
				cause: { reason: 'api_error', retryable: true, status: 200 },
			});
		},
	);

	it.each(['THROTTLED', 'RATE_LIMITED'])('ask for a slower pace: %s', async (code) => {
		await expect(call({ errors: [error(code)] })).rejects.toMatchObject({
			cause: { reason: 'api_error', throttled: true, retryable: true },
		});
		await expect(call({ errors: [{ message: 'x', type: code }] })).rejects.toMatchObject({
			cause: { throttled: true },
		});
	});

	it('say how long to wait when the cost is known', async () => {
		const throttleStatus = { maximumAvailable: 1000, currentlyAvailable: 20, restoreRate: 50 };
		const extensions = { cost: { requestedQueryCost: 120, actualQueryCost: null, throttleStatus } };
		await expect(call({ errors: [error('THROTTLED')], extensions })).rejects.toMatchObject({
			cause: { retryAfterMs: 2000 },
		});
	});

	it.each(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'UNAUTHENTICATED', ''])(
		'are final: %s',
		async (code) => {
			await expect(call({ errors: [error(code, 'no such field')] })).rejects.toMatchObject({
				message: 'GraphQL: no such field',
				cause: { retryable: false },
			});
		},
	);

	it('are final when one of them is', async () => {
		const errors = [error('THROTTLED'), error('BAD_USER_INPUT')];
		await expect(call({ errors })).rejects.toMatchObject({ cause: { retryable: false } });
	});

	it('with a part of the data fail with it, or pass when that is accepted', async () => {
		const body = { data: { a: 1, b: null }, errors: [error('NOT_FOUND')] };
		await expect(call(body)).rejects.toMatchObject({
			message: expect.stringMatching(/a part of the data/),
			cause: { response: { body: Buffer.from(JSON.stringify(body)) } },
		});
		expect((await call(body, { acceptPartial: true })).response.status).toBe(200);
	});

	it('without data fail also where a part is accepted', async () => {
		const options = { acceptPartial: true };
		await expect(call({ data: null, errors: [error('X')] }, options)).rejects.toThrow('GraphQL: X');
		await expect(call({ data: { a: null }, errors: [error('X')] }, options)).rejects.toThrow('X');
	});

	it('of a mutation are final', async () => {
		const options = { userErrorsPaths: ['data.productCreate.userErrors'] };
		const answer = (userErrors: unknown[]) => ({ data: { productCreate: { userErrors } } });
		await expect(
			call(answer([{ field: ['title'], message: "can't be blank" }]), options),
		).rejects.toMatchObject({
			message: "The API refused the data: title: can't be blank",
			cause: { reason: 'api_error', retryable: false },
		});
		expect((await call(answer([]), options)).response.status).toBe(200);
	});

	it('are not looked for in what is no JSON', async () => {
		await expect(call('<html>')).rejects.toThrow('not JSON');
	});
});

describe('graphqlBody', () => {
	it('holds what there is', () => {
		expect(JSON.parse(graphqlBody({ query: '{a}' }))).toEqual({ query: '{a}' });
		const all = { query: 'query A {a}', variables: { x: 1 }, operationName: 'A' };
		expect(JSON.parse(graphqlBody(all))).toEqual(all);
	});

	it('refuses an empty query', () => {
		expect(() => graphqlBody({ query: ' ' })).toThrow('empty');
	});
});

describe('readCost', () => {
	it('reads Shopify’s cost, and nothing from other answers', () => {
		const throttleStatus = { maximumAvailable: 1000, currentlyAvailable: 900, restoreRate: 50 };
		const cost = { requestedQueryCost: 101, actualQueryCost: 46, throttleStatus };
		expect(readCost({ extensions: { cost } })).toEqual({
			requested: 101,
			actual: 46,
			available: 900,
			maximum: 1000,
			restoreRate: 50,
		});
		for (const body of [null, {}, { extensions: { cost: {} } }, [], 'x'] as Json[]) {
			expect(readCost(body)).toBeUndefined();
		}
	});
});
