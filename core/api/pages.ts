import { HttpFailure } from '../http/failure';
import type { ApiCall, ApiRequest, ApiResponse, Paged } from './types';

/** A list that goes on for longer is an error, not a reason to call for ever. */
const MAX_PAGES = 100;

/** Every row of a list. @throws an Error when the list does not end. */
export async function allRows<Row>(call: ApiCall, list: Paged<Row>): Promise<Row[]> {
	try {
		return await readAll(call, list);
	} catch (error) {
		const isAbsent = list.absent !== undefined && error instanceof HttpFailure;
		if (isAbsent && error.status === list.absent) return [];
		throw error;
	}
}

async function readAll<Row>(call: ApiCall, { first, read }: Paged<Row>): Promise<Row[]> {
	const rows: Row[] = [];
	let request: ApiRequest | undefined = first;
	for (let page = 1; request; page++) {
		if (page > MAX_PAGES) throw new Error(`${first.path} has more than ${MAX_PAGES} pages`);
		const answer = read(await call(request), request);
		rows.push(...answer.rows);
		request = answer.next;
	}
	return rows;
}

/** The next page that a Link header names (RFC 8288). */
export function linkedPage({ headers }: ApiResponse): ApiRequest | undefined {
	const path = /<([^>]*)>[^,]*;\s*rel="?next"?(?:[\s;,]|$)/i.exec(headers.link ?? '')?.[1];
	return path === undefined ? undefined : { method: 'GET', path };
}

/** The same request with further query parameters. */
export function withQuery(
	request: ApiRequest,
	query: Readonly<Record<string, string>>,
): ApiRequest {
	return { ...request, query: { ...request.query, ...query } };
}
