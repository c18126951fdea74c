import { backoffMs, type Backoff } from '../retry/backoff';
import type { Clock, Random, Sleep } from '../time';
import { verdict, type AnnouncePolicy } from './announce';
import type { Delivery, Outcome } from './types';

/** How far the deaths are told. */
export interface Position {
	/** The last death that was told or passed over. */
	death: number;
	/** When something was last told, ms since the epoch. */
	toldAt?: number;
}

export interface FollowOptions {
	/** The newest death; asked often, so that the deaths are read only when there is a new one. */
	newest(): Promise<number>;
	/** The deaths after a number, the oldest first. */
	read(afterDeath: number): Promise<Delivery[]>;
	/** Kept over restarts. */
	position: { load(): Promise<Position>; save(position: Position): Promise<void> };
	/** When to tell; at once unless it says otherwise. */
	policy?: AnnouncePolicy;
	tell(dead: Delivery[]): Promise<Outcome>;
	onError(error: unknown): void;
	pollMs: number;
	/** Between tries to tell the same ones. */
	backoff: Backoff;
	clock: Clock;
	sleep: Sleep;
	random: Random;
}

/** No death has this number. */
const NOT_SEEN = -1;

/**
 * Tells of each new dead delivery at least once, when the policy says so: the position moves on only
 * after they were taken, and what is held back is read from the ledger again.
 * Answers with the function that stops it.
 */
export function followDeaths(options: FollowOptions): () => Promise<void> {
	const { newest, read, position, policy = {}, tell, onError, pollMs, backoff } = options;
	const { clock, sleep, random } = options;
	const stopping = new AbortController();
	let seen = NOT_SEEN;
	let pending: Delivery[] = [];

	async function tellNew(): Promise<void> {
		const at = await position.load();
		const last = await newest();
		if (last !== seen) {
			pending = await read(at.death);
			seen = last;
		}
		const { tell: due, pass } = verdict(pending, policy, clock(), at.toldAt);
		if (due + pass === 0) return;
		seen = NOT_SEEN;
		if (pass > 0) {
			return await position.save({ ...at, death: pending[pass - 1]?.deathSequence ?? at.death });
		}
		// Read again: what was held back may have been mended, or be edited, since.
		const dead = await read(at.death);
		const death = dead.at(-1)?.deathSequence;
		if (death === undefined) return;
		const outcome = await tell(dead);
		if (outcome.kind !== 'success') throw new Error(outcome.reason);
		await position.save({ death, toldAt: clock() });
	}

	async function run(): Promise<void> {
		let failures = 0;
		while (!stopping.signal.aborted) {
			try {
				await tellNew();
				failures = 0;
			} catch (error) {
				failures += 1;
				seen = NOT_SEEN;
				onError(error);
			}
			const wait = failures > 0 ? backoffMs(backoff, failures, random) : pollMs;
			await sleep(wait, stopping.signal).catch(() => undefined);
		}
	}

	const running = run();
	return async () => {
		stopping.abort();
		await running;
	};
}
