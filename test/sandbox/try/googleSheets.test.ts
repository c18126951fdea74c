import type { Request } from '../../../sandbox/lib/http.ts';
import { createGoogleSheets } from '../../../sandbox/try/lib/googleSheets.ts';

const google = createGoogleSheets(['id', 'total']);
const call = (method: string, path: string, body?: unknown, token = 'google-token') =>
	google.sheets.handle({
		...{ method, body, path: `/v4/spreadsheets/1x${path}`, query: new URLSearchParams() },
		...{ headers: { authorization: `Bearer ${token}` }, text: '' },
	} satisfies Request);

it('appends and updates in A1 notation', () => {
	call('PUT', '/values/Orders!2:3', {
		range: 'Orders!2:3',
		values: [
			['1', 5],
			['2', 6],
		],
	});
	call('POST', '/values:batchUpdate', { data: [{ range: 'Orders!B3', values: [[7]] }] });
	expect(google.rows()).toEqual([
		['1', 5],
		['2', 7],
	]);
	expect(call('GET', "/values/'Orders'")).toMatchObject({
		body: {
			values: [
				['id', 'total'],
				['1', 5],
				['2', 7],
			],
		},
	});
});

it('refuses a range that it does not understand, and a token that has run out', () => {
	expect(call('PUT', '/values/x', { range: 'Orders', values: [] })).toMatchObject({ status: 400 });
	expect(call('GET', '', undefined, 'run-out')).toMatchObject({ status: 401 });
});
