import { createHash } from 'node:crypto';
import { mapConcurrently } from '../concurrency';
import type { SharedState } from '../state';

/**
 * What is remembered of each record of a sync. A value each would be as many values as records;
 * records are therefore spread over a fixed number of values by the hash of their key. With a
 * million of them a value is 25 KB, which is still read and written in well under a millisecond.
 */
const BUCKETS = 4096;

/** A store behind a network answers many at once. */
const AT_ONCE = 8;

/** Kept as pairs: a record's key may be any text, `__proto__` too. */
type Stored<Entry> = Array<[key: string, entry: Entry]>;

/** Changes the entries of `records`, each bucket atomically; answers in the order of `records`. */
export async function updateEntries<Item extends { key: string }, Entry, Result>(
	state: SharedState,
	prefix: string,
	records: readonly Item[],
	change: (entries: Map<string, Entry>, record: Item, now: number) => Result,
): Promise<Result[]> {
	const results = new Map<Item, Result>();
	await mapConcurrently([...byBucket(records)], AT_ONCE, async ([bucket, inBucket]) => {
		const changed = await state.update(
			`${prefix}${bucket}`,
			(stored: Stored<Entry> | undefined, now) => {
				const entries = new Map(stored);
				const result = inBucket.map((record) => change(entries, record, now));
				return { state: entries.size > 0 ? [...entries] : undefined, result };
			},
		);
		for (const [index, record] of inBucket.entries()) results.set(record, changed[index]!);
	});
	return records.map((record) => results.get(record)!);
}

/** Every entry there is. */
export async function listEntries<Entry>(
	state: SharedState,
	prefix: string,
): Promise<Array<[key: string, entry: Entry]>> {
	const buckets = await state.list<Stored<Entry>>(prefix);
	return buckets.flatMap(({ state: stored }) => stored);
}

function byBucket<Item extends { key: string }>(records: readonly Item[]): Map<string, Item[]> {
	const buckets = new Map<string, Item[]>();
	for (const record of records) {
		const bucket = bucketOf(record.key);
		const others = buckets.get(bucket);
		if (others) others.push(record);
		else buckets.set(bucket, [record]);
	}
	return buckets;
}

function bucketOf(key: string): string {
	const number = createHash('sha256').update(key).digest().readUInt16BE() % BUCKETS;
	return number.toString(16).padStart(3, '0');
}
