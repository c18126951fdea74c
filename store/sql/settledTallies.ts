import { MINUTE_MS, type TallyOutcome } from './tallies';

/** Attempts that ended alike in one minute. */
export type Tally = readonly [minute: number, latencyClass: number, attempts: number];

export type Tallies = Readonly<Record<TallyOutcome, readonly Tally[]>>;

type Block = ReadonlyMap<string, Tallies>;

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
	/** By first minute; those by scope. What was kept first is forgotten first. */
	readonly #blocks = new Map<number, Block>();

	/** What is kept from a minute on, and the one from which on the database has to be asked. */
	from(first: number): { kept: Block[]; readFrom: number } {
		const kept: Block[] = [];
		let readFrom = blockOf(first);
		for (; this.#blocks.has(readFrom); readFrom += BLOCK) kept.push(this.#blocks.get(readFrom)!);
		return { kept, readFrom };
	}

	/** Keeps those blocks of what was read, of all scopes, that are over at `now`, ms. */
	keep(read: Block, first: number, last: number, now: number): void {
		// They would push each other out.
		if (last - first >= MOST_BLOCKS * BLOCK) return;
		const settled = Math.min(last + 1, Math.floor(now / MINUTE_MS) - SETTLED);
		for (let block = first; block + BLOCK <= settled; block += BLOCK) {
			this.#blocks.set(block, blockIn(read, block));
		}
		for (const oldest of this.#blocks.keys()) {
			if (this.#blocks.size <= MOST_BLOCKS) break;
			this.#blocks.delete(oldest);
		}
	}
}

function blockIn(read: Block, first: number): Block {
	const end = first + BLOCK - 1;
	return new Map([...read].map(([scope, tallies]) => [scope, within([tallies], first, end)]));
}

/** The tallies from minute `first` to `last`. */
export function within(known: readonly Tallies[], first: number, last: number): Tallies {
	const of = (outcome: TallyOutcome) =>
		known.flatMap((tallies) =>
			tallies[outcome].filter(([minute]) => minute >= first && minute <= last),
		);
	return { done: of('done'), failed: of('failed'), dead: of('dead') };
}

const blockOf = (minute: number): number => Math.floor(minute / BLOCK) * BLOCK;
