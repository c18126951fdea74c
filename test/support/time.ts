import type { Clock, Sleep } from '../../core/time';

/** A clock that moves only when a test moves it, and sleeps that end when it gets there. */
export interface FakeTime {
	clock: Clock;
	sleep: Sleep;
	/** Moves on by `ms`, ending each sleep at its time, and lets what waited for them run. */
	advance(ms: number): Promise<void>;
}

interface Sleeper {
	until: number;
	wakeUp(): void;
}

export function fakeTime(start = Date.UTC(2026, 10, 20)): FakeTime {
	let now = start;
	const sleepers = new Set<Sleeper>();

	const sleep: Sleep = (ms, signal) =>
		new Promise((resolve, reject) => {
			if (signal?.aborted) return reject(signal.reason);
			const sleeper = { until: now + ms, wakeUp: () => (sleepers.delete(sleeper), resolve()) };
			sleepers.add(sleeper);
			signal?.addEventListener('abort', () => {
				sleepers.delete(sleeper);
				reject(signal.reason);
			});
		});

	async function advance(ms: number): Promise<void> {
		const target = now + ms;
		await settle();
		for (;;) {
			const next = [...sleepers].sort((a, b) => a.until - b.until)[0];
			if (!next || next.until > target) break;
			now = Math.max(now, next.until);
			next.wakeUp();
			await settle();
		}
		now = target;
	}

	return { clock: () => now, sleep, advance };
}

/** Lets everything that is ready run, file access of the engines included. */
export async function settle(): Promise<void> {
	for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
