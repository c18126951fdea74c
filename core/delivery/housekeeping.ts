import type { SharedState } from '../state';
import type { Random, Sleep } from '../time';

export interface HousekeepingOptions {
	/** Deletes what is kept no longer; true when there may be more. */
	purge(): Promise<boolean>;
	/** Shared by the processes, so that one of them does it for all. */
	state: SharedState;
	onError(error: unknown): void;
	everyMs: number;
	/** Between two batches, so that other work gets its turn. */
	pauseMs: number;
	sleep: Sleep;
	random: Random;
}

const TURN = 'housekeeping';

/** Purges from time to time, one process for all; answers with the function that stops it. */
export function startHousekeeping(options: HousekeepingOptions): () => Promise<void> {
	const { purge, state, onError, everyMs, pauseMs, sleep, random } = options;
	const stopping = new AbortController();
	const rest = (ms: number) => sleep(ms, stopping.signal).catch(() => undefined);

	/** Two that had the turn at once would do no harm: each deletes what is there. */
	const takeTurn = () =>
		state.update(TURN, (takenAt: number | undefined, now) => {
			const isOurs = takenAt === undefined || takenAt > now || now - takenAt >= everyMs / 2;
			return { state: isOurs ? now : takenAt, result: isOurs, keepMs: everyMs };
		});

	async function keepHouse(): Promise<void> {
		if (!(await takeTurn())) return;
		while (!stopping.signal.aborted && (await purge())) await rest(pauseMs);
	}

	async function run(): Promise<void> {
		while (!stopping.signal.aborted) {
			// Not all processes at the same time, nor right after a start.
			await rest(everyMs * (0.5 + random()));
			if (!stopping.signal.aborted) await keepHouse().catch(onError);
		}
	}

	const running = run();
	return async () => {
		stopping.abort();
		await running;
	};
}
