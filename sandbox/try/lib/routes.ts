import { HttpError } from '../../lib/http.ts';
import type { Route } from './api.ts';

export type Row = Record<string, unknown>;
export type Rows = Map<string, Row>;

/** Answers everything with this. */
export const answers =
	(body: unknown, status = 200): Route =>
	() => ({ status, body });

/**
 * Makes something: 201, and for an `Idempotency-Key` that was there before 200 with the same answer.
 *
 * @param prefix of its ids
 */
export function creates(prefix: string): Route {
	const known = new Map<string, Row>();
	let made = 0;
	return ({ headers }) => {
		const key = headers['idempotency-key']?.toString();
		const before = key === undefined ? undefined : known.get(key);
		if (before) return { status: 200, body: before };
		const body = { id: `${prefix}-${(made += 1)}` };
		if (key !== undefined) known.set(key, body);
		return { status: 201, body };
	};
}

/**
 * Lists rows in pages, with a cursor to the next one, from the time in `updated_since` on.
 *
 * @param at where the rows stand in the answer
 */
export const lists =
	(rows: Rows, at: string, pageSize = 2): Route =>
	({ query }) => {
		const since = Date.parse(query.get('updated_since') ?? '') || 0;
		const found = [...rows.values()].filter(
			({ updated_at: changed }) => typeof changed !== 'string' || Date.parse(changed) >= since,
		);
		const from = Number(query.get('cursor') ?? 0);
		const next = from + pageSize;
		return {
			status: 200,
			body: {
				[at]: found.slice(from, next),
				next_cursor: next < found.length ? String(next) : null,
			},
		};
	};

export const reads =
	(rows: Rows): Route =>
	(_, id = '') => {
		const row = rows.get(id);
		if (!row) throw new HttpError(404, `Nothing has the id ${id}`);
		return { status: 200, body: row };
	};

/** Writes the body under the id of the path. */
export const writes =
	(rows: Rows): Route =>
	({ body }, id = '') => {
		const row = { ...(body as Row), id, updated_at: new Date().toISOString() };
		rows.set(id, row);
		return { status: 200, body: row };
	};

export const removes =
	(rows: Rows): Route =>
	(_, id = '') => {
		if (!rows.delete(id)) throw new HttpError(404, `Nothing has the id ${id}`);
		return { status: 204, body: undefined };
	};
