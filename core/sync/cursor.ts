import { parseIso } from '../mapping/instant';

/** Where a sync stands in its source: a time, a number, a page, an opaque token. */
export type Cursor = string | number;

/** How two cursors compare. `none`: they do not, as with opaque tokens. */
export type CursorOrder = 'auto' | 'number' | 'time' | 'text' | 'none';

/**
 * Does a sync that moves from one cursor to the other go backwards? `auto` compares two numbers as
 * numbers and two ISO 8601 times as times, and lets anything else pass.
 *
 * @throws RangeError when a cursor is not what the order says.
 */
export function movesBack(from: Cursor | undefined, to: Cursor, order: CursorOrder): boolean {
	if (from === undefined || order === 'none') return false;
	if (order === 'text') return String(to) < String(from);
	const [last, next] = [from, to].map((cursor) => rank(cursor, order));
	// Of two kinds (a time after a number), auto says nothing.
	return last?.kind === next?.kind && last !== undefined && next!.value < last.value;
}

type Rank = { kind: 'number' | 'time'; value: number | bigint } | undefined;

function rank(cursor: Cursor, order: 'auto' | 'number' | 'time'): Rank {
	const number = order === 'time' ? undefined : toNumber(cursor);
	if (number !== undefined) return { kind: 'number', value: number };
	const time = order === 'number' ? undefined : toTime(cursor);
	if (time !== undefined) return { kind: 'time', value: time };
	if (order === 'auto') return undefined;
	const wanted = order === 'number' ? 'a number' : 'a time such as 2026-01-31T09:30:00Z';
	throw new RangeError(`The cursor ${JSON.stringify(cursor)} is not ${wanted}`);
}

/** Whole numbers of any length: ids may be beyond what a double holds. */
function toNumber(cursor: Cursor): number | bigint | undefined {
	const text = String(cursor);
	if (/^-?\d+$/.test(text)) return BigInt(text);
	return typeof cursor === 'number' || /^-?\d+\.\d+$/.test(text) ? Number(text) : undefined;
}

function toTime(cursor: Cursor): number | undefined {
	return typeof cursor === 'string' ? parseIso(cursor) : undefined;
}
