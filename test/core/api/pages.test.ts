import { allRows, linkedPage } from '../../../core/api/pages';
import { path } from '../../../core/api/path';
import { answer, idOf, rows, text } from '../../../core/api/json';
import type { ApiRequest } from '../../../core/api/types';
import { HttpFailure } from '../../../core/http';

const response = (headers: Record<string, string>) => ({ status: 200, headers, json: [] });
const first: ApiRequest = { method: 'GET', path: '/' };

describe('the next page', () => {
	it.each([
		['<https://a/x?page=2>; rel="next"', 'https://a/x?page=2'],
		['<https://a/x?page=1>; rel="prev", <https://a/x?page=3>; rel="next"', 'https://a/x?page=3'],
		['<https://a/x?page=3>; rel=next, <https://a/x?page=9>; rel="last"', 'https://a/x?page=3'],
		['<https://a/x?a=1,2&page=3>; title="x"; rel="next"', 'https://a/x?a=1,2&page=3'],
	])('is found in %s', (link, expected) => {
		expect(linkedPage(response({ link }))).toEqual({ method: 'GET', path: expected });
	});

	it.each(['', '<https://a/x>; rel="prev"', '<https://a/x>; rel="nextish"'])(
		'is not found in “%s”',
		(link) => expect(linkedPage(response({ link }))).toBeUndefined(),
	);
});

describe('all rows', () => {
	it('end with an error when the list does not end', async () => {
		const list = { first, read: () => ({ rows: [1], next: first }) };
		await expect(allRows(async () => response({}), list)).rejects.toThrow('100 pages');
	});

	it('are none where a status says so, and an error for every other', async () => {
		const failing = (status: number) => async () => {
			throw new HttpFailure('', { reason: 'http_status', retryable: false, status });
		};
		const list = { first, read: () => ({ rows: [1] }) };
		expect(await allRows(failing(404), { ...list, absent: 404 })).toEqual([]);
		await expect(allRows(failing(410), { ...list, absent: 404 })).rejects.toThrow();
		await expect(allRows(failing(404), list)).rejects.toThrow();
	});
});

describe('a path', () => {
	it('encodes what is put in, so that it leads nowhere else', () => {
		expect(path`/hooks/${'a/../b?c#d'}/x`).toBe('/hooks/a%2F..%2Fb%3Fc%23d/x');
		expect(() => path`/hooks/${'..'}`).toThrow('no name');
	});
});

describe('an answer that is not what was expected', () => {
	it('is an error and not an empty list', () => {
		expect(() => rows({ message: 'maintenance' })).toThrow('list');
		expect(() => rows(undefined)).toThrow('list');
		expect(() => answer([])).toThrow('object');
		expect(() => idOf({ name: 'x' })).toThrow('no id');
		expect(text('')).toBeUndefined();
	});
});
