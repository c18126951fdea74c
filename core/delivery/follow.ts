import { backoffMs, type Backoff } from '../retry/backoff';
import type { Random, Sleep } from '../time';
import type { Delivery, Outcome } from './types';

export interface FollowOptions {
	/** The deaths after a number, the oldest first. */
	read(afterDeath: number): Promise<Delivery[]>;
	/** The last death that was told, kept over restarts. */
	position: { load(): Promise<number>; save(death: number): Promise<void> };
	tell(dead: Delivery[]): Promise<Outcome>;
	onError(error: unknown): void;
	pollMs: number;
	/** Between tries to tell the same ones. */
	backoff: Backoff;
	sleep: Sleep;
	random: Random;
}

/**
 * Tells of each new dead delivery at least once: the position moves on only after they were taken.
 * Answers with the function that stops it.
 */
export function followDeaths(options: FollowOptions): () => Promise<void> {
	const { read, position, tell, onError, pollMs, backoff, sleep, random } = options;
	const stopping = new AbortController();

	async function tellNew(): Promise<void> {
		const dead = await read(await position.load());
		const last = dead.at(-1)?.deathSequence;
		if (last === undefined) return;
		const outcome = await tell(dead);
		if (outcome.kind !== 'success') throw new Error(outcome.reason);
		await position.save(last);
	}

	async function run(): Promise<void> {
		let failures = 0;
		while (!stopping.signal.aborted) {
			try {
				await tellNew();
				failures = 0;
			} catch (error) {
				failures += 1;
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
