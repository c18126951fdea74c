import type { SharedState } from '../core/state';
import { parsed, reduceAll, type Reading, type Update, updateBy } from './reduceAll';

/** A shared store of texts whose only writing is a comparison and a swap. */
export interface ComparedValues {
	read(key: string): Promise<Reading>;
	/**
	 * Puts `next` (`undefined`: nothing) in the place of `expected`, for `keepMs` when it is given.
	 * Undefined when it did; else what was there instead.
	 */
	swap(
		key: string,
		expected: string | undefined,
		next: string | undefined,
		keepMs: number | undefined,
	): Promise<Reading | undefined>;
	/** What begins with the prefix, by key. */
	list(prefix: string): Promise<Array<{ key: string; json: string }>>;
}

/**
 * Shared state by compare and swap. Updates of one key in this process go together: those that come
 * while one is under way are reduced one after the other and swapped in at once, so that a busy key
 * costs two round trips however many wait, and processes seldom get into each other's way.
 */
export function comparedState(values: ComparedValues): SharedState {
	const waiting = new Map<string, Update[]>();

	function enqueue(key: string, update: Update): void {
		const queue = waiting.get(key);
		if (queue) queue.push(update);
		else {
			waiting.set(key, [update]);
			void drain(key);
		}
	}

	async function drain(key: string): Promise<void> {
		for (;;) {
			const batch = waiting.get(key)?.splice(0) ?? [];
			if (batch.length === 0) break;
			await apply(key, batch);
		}
		waiting.delete(key);
	}

	async function apply(key: string, batch: Update[]): Promise<void> {
		try {
			let reading: Reading | undefined = await values.read(key);
			while (reading) {
				const { json, keepMs, settle } = reduceAll(batch, reading);
				reading = await replace(key, reading.json, json, keepMs);
				if (!reading) settle();
			}
		} catch (error) {
			for (const { reject } of batch) reject(error);
		}
	}

	async function replace(
		key: string,
		current: string | undefined,
		next: string | undefined,
		keepMs: number | undefined,
	): Promise<Reading | undefined> {
		if (current === undefined && next === undefined) return undefined;
		return await values.swap(key, current, next, keepMs);
	}

	return {
		update: updateBy(enqueue),
		async read(key) {
			return parsed((await values.read(key)).json);
		},
		async list<State>(prefix: string) {
			const found = await values.list(prefix);
			return found.map(({ key, json }) => ({ key, state: parsed(json) as State }));
		},
	};
}
