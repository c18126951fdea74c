import type { Sleep } from './time';

/**
 * Runs `task` at once, and again after the wait that it answers with (ms), until it is stopped.
 * `task` never rejects: it says itself what becomes of a failure.
 */
export function repeat(task: () => Promise<number>, sleep: Sleep): () => void {
	const stopped = new AbortController();
	void run();
	return () => stopped.abort();

	async function run(): Promise<void> {
		while (!stopped.signal.aborted) {
			const waitMs = await task();
			await sleep(waitMs, stopped.signal).catch(() => undefined);
		}
	}
}
