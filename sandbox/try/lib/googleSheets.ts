import { HttpError } from '../../lib/http.ts';
import { createApi } from './api.ts';
import type { Route } from './api.ts';

const TOKEN = 'google-token';
const SHEET = { sheetId: 0, title: 'Orders', gridProperties: { rowCount: 1000, columnCount: 26 } };

type Values = unknown[][];
type Range = { range: string; values: Values };

/**
 * A stand-in of Google: one spreadsheet behind the part of the Sheets API v4 that n8n's node calls
 * to append or update rows, and the token endpoint of OAuth 2.0.
 * https://developers.google.com/workspace/sheets/api/reference/rest
 *
 * @param header the first row
 */
export function createGoogleSheets(header: readonly string[]) {
	const rows: Values = [[...header]];

	/** `Orders!C2`, or `Orders!2:3` for whole rows, in A1 notation. */
	function write({ range, values }: Range): void {
		const [, column = 'A', row = ''] = /!([A-Z]?)(\d+)/.exec(range) ?? [];
		if (row === '') throw new HttpError(400, `Unable to parse range: ${range}`);
		const from = column === '' ? 0 : column.charCodeAt(0) - 'A'.charCodeAt(0);
		values.forEach((cells, index) => {
			const at = Number(row) - 1 + index;
			const before = rows[at] ?? [];
			rows[at] = [...before.slice(0, from), ...cells, ...before.slice(from + cells.length)];
		});
	}

	const signedIn =
		(route: Route): Route =>
		(request, ...ids) => {
			if (request.headers.authorization === `Bearer ${TOKEN}`) return route(request, ...ids);
			throw new HttpError(401, 'Request had invalid authentication credentials');
		};
	const spreadsheet = '/v4/spreadsheets/:id';

	return {
		sheets: createApi({
			[`GET ${spreadsheet}`]: signedIn(() => ({
				status: 200,
				body: { sheets: [{ properties: SHEET }] },
			})),
			[`GET ${spreadsheet}/values/:id`]: signedIn((_, __, range) => ({
				status: 200,
				body: { range, majorDimension: 'ROWS', values: rows },
			})),
			[`PUT ${spreadsheet}/values/:id`]: signedIn(({ body }) => {
				write(body as Range);
				return { status: 200, body: { updatedRows: (body as Range).values.length } };
			}),
			[`POST ${spreadsheet}/values:batchUpdate`]: signedIn(({ body }) => {
				const { data } = body as { data: Range[] };
				data.forEach(write);
				return { status: 200, body: { totalUpdatedCells: data.length } };
			}),
			// Appends empty rows, which this sheet has without being asked.
			[`POST ${spreadsheet}:batchUpdate`]: signedIn(() => ({
				status: 200,
				body: { replies: [{}] },
			})),
		}),
		login: createApi({
			'POST /token': () => ({
				status: 200,
				body: { access_token: TOKEN, expires_in: 3599, token_type: 'Bearer' },
			}),
		}),
		/** Without the header. */
		rows: (): Values => rows.slice(1),
	};
}
