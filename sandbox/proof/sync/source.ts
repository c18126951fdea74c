import { serve } from '../../lib/http.ts';
import type { Reply, Request, Served } from '../../lib/http.ts';
import { seededRandom } from '../lib/random.ts';

const PER_PAGE = 100;
/** Shares of the calls that are refused or cut off, whatever the pace. */
const FLAKY = { unavailable: 0.06, reset: 0.05 } as const;
const CALLS_PER_SECOND = 3;

type SourceRecord = { id: number; name: string; price: number; updated_at: string };

export type PageCall = {
	/** from 1 */
	readonly page: number;
	readonly since: string;
	/** ms since the epoch */
	readonly at: number;
	readonly answer: 200 | 429 | 503 | 'reset';
};

export type Source = Served & {
	/** every call, in the order in which they came */
	readonly calls: readonly PageCall[];
	/** Gives the first `count` records another price. */
	change(count: number): void;
};

/**
 * An API that lists records in pages by an opaque cursor, and fails in each of the usual ways.
 *
 * @param seed the same calls fail for the same seed
 */
export async function startSource(count: number, seed: number): Promise<Source> {
	const random = seededRandom(seed);
	const now = () => new Date().toISOString();
	const records = Array.from(
		{ length: count },
		(_, index): SourceRecord => ({
			id: index + 1,
			name: `Record ${index + 1}`,
			price: 100 + index,
			updated_at: now(),
		}),
	);
	const calls: PageCall[] = [];

	const served = await serve(0, ({ query }: Request): Reply => {
		const since = query.get('updated_since') ?? '';
		const from = offsetOf(query.get('cursor'));
		const at = Date.now();
		const answer = isTooMany(calls, at) ? 429 : mood(random());
		calls.push({ page: from / PER_PAGE + 1, since, at, answer });
		if (answer === 'reset') return 'hang up';
		if (answer !== 200) {
			const headers = answer === 429 ? { 'Retry-After': '1' } : {};
			return { status: answer, body: { error: 'Not now' }, headers };
		}
		const listed = records.filter(({ updated_at }) => updated_at >= since);
		const end = from + PER_PAGE;
		const next_cursor = end < listed.length ? cursorOf(end) : null;
		return { status: 200, body: { records: listed.slice(from, end), next_cursor } };
	});
	return {
		...served,
		calls,
		change(changed) {
			for (const record of records.slice(0, changed)) {
				record.price += 1;
				record.updated_at = now();
			}
		},
	};
}

function isTooMany(calls: readonly PageCall[], now: number): boolean {
	const taken = calls.filter(({ at, answer }) => at > now - 1_000 && answer !== 429);
	return taken.length >= CALLS_PER_SECOND;
}

function mood(number: number): PageCall['answer'] {
	if (number < FLAKY.unavailable) return 503;
	return number < FLAKY.unavailable + FLAKY.reset ? 'reset' : 200;
}

const cursorOf = (offset: number): string => Buffer.from(`offset:${offset}`).toString('base64url');

const offsetOf = (cursor: string | null): number =>
	cursor === null ? 0 : Number(Buffer.from(cursor, 'base64url').toString().split(':')[1]);
