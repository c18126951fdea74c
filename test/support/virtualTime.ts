import type { Clock, Sleep } from '../../core/time';

interface Sleeper {
	until: number;
	wakeUp: () => void;
}

/**
 * Time that jumps to the next sleeper whenever everybody waits: hours in no time.
 * @param stall How long the process stands still before it wakes the next one, ms.
 */
export function virtualTime(start = Date.UTC(2026, 10, 20), stall: () => number = () => 0) {
	let now = start;
	const sleepers: Sleeper[] = [];
	const clock: Clock = () => now;

	const sleep: Sleep = (ms, signal) =>
		new Promise((resolve, reject) => {
			if (signal?.aborted) return reject(signal.reason);
			const sleeper = { until: now + ms, wakeUp: resolve };
			const after = sleepers.findIndex(({ until }) => until > sleeper.until);
			sleepers.splice(after < 0 ? sleepers.length : after, 0, sleeper);
			signal?.addEventListener('abort', () => {
				const index = sleepers.indexOf(sleeper);
				if (index >= 0) sleepers.splice(index, 1);
				reject(signal.reason);
			});
		});

	/** Everything here is promises, so that one turn of the loop lets all that is ready run. */
	const settle = () => new Promise((resolve) => setImmediate(resolve));

	async function runUntil<T>(work: Promise<T>): Promise<T> {
		let over = false;
		const mark = () => (over = true);
		work.then(mark, mark);
		for (;;) {
			await settle();
			if (over) return await work;
			const next = sleepers.shift();
			if (!next) throw new Error('Nobody sleeps and the work is not over');
			now = Math.max(now, next.until) + stall();
			next.wakeUp();
		}
	}

	return { clock, sleep, runUntil };
}
