import { HttpError } from '../../lib/http.ts';
import { createApi } from '../lib/api.ts';
import { calls, failedRuns } from '../lib/figures.ts';
import { createGoogleSheets } from '../lib/googleSheets.ts';
import { answers, lists } from '../lib/routes.ts';
import type { Rows } from '../lib/routes.ts';
import type { Stage } from '../lib/stage.ts';
import type { Try } from '../lib/Try.ts';

const TOKEN = 'api-token';
const orders: Rows = new Map();
const list = lists(orders, 'data');
const login = createApi({
	'POST /token': answers({ access_token: TOKEN, token_type: 'Bearer', expires_in: 3600 }),
});
const api = createApi({
	'GET /orders'(request) {
		if (request.headers.authorization === `Bearer ${TOKEN}`) return list(request);
		throw new HttpError(401, 'The token is unknown');
	},
});
const google = createGoogleSheets(['id', 'number', 'customer', 'total', 'currency', 'updated_at']);

const change = (id: number, total: string) =>
	orders.set(String(id), {
		...{ id, number: `#${id}`, customer: { name: 'Ada' }, total, currency: 'EUR' },
		updated_at: new Date().toISOString(),
	});
const quarter = (stage: Stage) => stage.run('Every quarter of an hour');

export const oauthApiToGoogleSheets: Try = {
	hosts: {
		'login.example.com': login,
		'api.example.com': api,
		'sheets.googleapis.com': google.sheets,
		'oauth2.googleapis.com': google.login,
	},
	credentials: {
		'Your API client': {
			tokenUrl: 'https://login.example.com/token',
			clientId: 'client',
			clientSecret: 'client-secret',
		},
		// As it is after its user has signed in, with a token that has run out.
		'Your Google account': {
			clientId: 'google-client',
			clientSecret: 'google-secret',
			oauthTokenData: {
				access_token: 'run-out',
				refresh_token: 'refresh-token',
				token_type: 'Bearer',
				expires_in: 3599,
			},
		},
	},
	parameters: {
		'Write the rows': {
			documentId: {
				...{ __rl: true, mode: 'url' },
				value: 'https://docs.google.com/spreadsheets/d/1SteadfastSandboxSpreadsheet/edit',
			},
		},
		// A run that failed frees the lock after 3 s, not after 15 minutes.
		Start: { lockMinutes: 0.05 },
	},
	figures: {
		'tokens fetched': calls(login, 'POST /token'),
		'at Google': calls(google.login, 'POST /token'),
		'rows (id total)': () =>
			google
				.rows()
				.map(([id, , , total]) => `${id} ${total}`)
				.join(', '),
		'failed runs': failedRuns,
	},
	steps: [
		{
			what: 'Three orders, on two pages',
			act(stage) {
				[1, 2, 3].forEach((id) => change(id, '19.99'));
				return quarter(stage);
			},
			then: {
				...{ 'tokens fetched': 1, 'at Google': 1 },
				'rows (id total)': '1 19.99, 2 19.99, 3 19.99',
			},
		},
		{ what: 'The newest comes again', act: quarter },
		{
			what: 'One changes',
			act(stage) {
				change(2, '9.5');
				return quarter(stage);
			},
			then: { 'rows (id total)': '1 19.99, 2 9.5, 3 19.99' },
		},
		{
			what: 'Google is down',
			act(stage) {
				google.sheets.goDown();
				change(4, '4');
				return quarter(stage);
			},
			then: { 'failed runs': 1 },
		},
		{
			what: 'Up again: the next run writes it',
			async act(stage) {
				google.sheets.mend();
				await stage.wait(4_000);
				await quarter(stage);
			},
			then: { 'rows (id total)': '1 19.99, 2 9.5, 3 19.99, 4 4' },
		},
		{
			what: 'One of two has no total',
			act(stage) {
				change(5, 'much');
				change(6, '6');
				return quarter(stage);
			},
			then: { 'rows (id total)': '1 19.99, 2 9.5, 3 19.99, 4 4, 6 6', 'dead letters': 1 },
		},
	],
};
