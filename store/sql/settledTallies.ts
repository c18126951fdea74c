import { MINUTE_MS, type TallyOutcome } from './tallies';

/** Attempts that ended alike in one minute. */
export type Tally = readonly [minute: number, latencyClass: number, attempts: number];

export type Tallies = Readonly<Record<TallyOutcome, readonly Tally[]>>;

export const NO_TALLIES: Tallies = { done: [], failed: [], dead: [] };

/** Minutes that are kept, and forgotten, together. */
const BLOCK = 10;
const MOST_BLOCKS = 12;
/** A minute that is this many minutes gone is changed by nobody any more. */
const SETTLED = 2;

/**
 * Minutes that are over do not change: whoever asks again, as a page does every few seconds, has only
 * the last ones read from the database.
 */
export class SettledTallies {
	/** By first minute, then by scope. The oldest comes first. */
	readonly #blocks = new Map<number, Map<string, Tallies>>();

	/** The minute from which on the database has to be asked about a window. */
	readFrom(first: number): number {
		let block = blockOf(first);
		while (this.#blocks.has(block)) block += BLOCK;
		return block;
	}

	/** Of a scope, in the blocks from that of `first` to before `end`. */
	of(scope: string, first: number, end: number): Tallies[] {
		const kept: Tallies[] = [];
		for (let block = blockOf(first); block < end; block += BLOCK) {
			kept.push(this.#blocks.get(block)?.get(scope) ?? NO_TALLIES);
		}
		return kept;
	}

	/** Keeps those blocks of what was read, of all scopes, that are over at `now`, ms. */
	keep(read: ReadonlyMap<string, Tallies>, first: number, last: number, now: number): void {
		const settled = Math.min(last + 1, Math.floor(now / MINUTE_MS) - SETTLED);
		for (let block = first; block + BLOCK <= settled; block += BLOCK) {
			const within = ([minute]: Tally) => minute >= block && minute < block + BLOCK;
			const scopes = [...read].map(([scope, { done, failed, dead }]): [string, Tallies] => [
				scope,
				{ done: done.filter(within), failed: failed.filter(within), dead: dead.filter(within) },
			]);
			this.#blocks.set(block, new Map(scopes));
		}
		for (const oldest of this.#blocks.keys()) {
			if (this.#blocks.size <= MOST_BLOCKS) break;
			this.#blocks.delete(oldest);
		}
	}
}

const blockOf = (minute: number): number => Math.floor(minute / BLOCK) * BLOCK;
