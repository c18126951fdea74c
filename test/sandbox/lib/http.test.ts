import { HttpError, serve } from '../../../sandbox/lib/http.ts';
import type { Handler } from '../../../sandbox/lib/http.ts';

async function answered(handle: Handler, init: RequestInit = {}) {
	const served = await serve(0, handle);
	try {
		const response = await fetch(`${served.url}/a/path?query`, init);
		return { status: response.status, body: await response.json() };
	} finally {
		await served.close();
	}
}

test('hands on the request, parsed, and answers in JSON', async () => {
	const echo: Handler = ({ method, path, body }) => ({ status: 201, body: { method, path, body } });
	expect(await answered(echo, { method: 'PUT', body: '{"a":1}' })).toEqual({
		status: 201,
		body: { method: 'PUT', path: '/a/path', body: { a: 1 } },
	});
	expect(await answered(echo)).toMatchObject({ body: { method: 'GET', path: '/a/path' } });
});

test('hands on a form as fields, and every body as it came', async () => {
	const echo: Handler = ({ body, text }) => ({ status: 200, body: { body, text } });
	const form = await answered(echo, { method: 'POST', body: new URLSearchParams({ a: '1 2' }) });
	expect(form.body).toEqual({ body: { a: '1 2' }, text: 'a=1+2' });
	const json = await answered(echo, { method: 'POST', body: '{ "a": 1 }' });
	expect(json.body).toEqual({ body: { a: 1 }, text: '{ "a": 1 }' });
});

test('sends bytes as they are', async () => {
	const served = await serve(0, () => ({ status: 200, body: Buffer.from('<a/>') }));
	try {
		expect(await (await fetch(served.url)).text()).toBe('<a/>');
	} finally {
		await served.close();
	}
});

test('what a handler throws is the answer', async () => {
	const refuse = () => {
		throw new HttpError(418, 'no coffee');
	};
	expect(await answered(refuse)).toEqual({ status: 418, body: { error: 'no coffee' } });
	const fail = () => {
		throw new Error('a bug');
	};
	expect(await answered(fail)).toEqual({ status: 500, body: { error: 'a bug' } });
});

test('hangs up when told to', async () => {
	await expect(answered(() => 'hang up')).rejects.toThrow();
});

test('a port that is taken is an error', async () => {
	const served = await serve(0, () => 'hang up');
	await expect(serve(Number(new URL(served.url).port), () => 'hang up')).rejects.toThrow(
		'EADDRINUSE',
	);
	await served.close();
});
