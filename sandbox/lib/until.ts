import { setTimeout } from 'node:timers/promises';

const POLL_MS = 200;

/**
 * Polls until `done` holds.
 *
 * @throws Error that says what was waited for, after `timeoutMs`
 */
export async function until(
	what: string,
	done: () => boolean | Promise<boolean>,
	timeoutMs: number,
	signal?: AbortSignal,
): Promise<void> {
	const deadline = Date.now() + timeoutMs;
	while (!(await done())) {
		if (Date.now() > deadline) throw new Error(`Not within ${timeoutMs / 1_000} s: ${what}`);
		await setTimeout(POLL_MS, undefined, { signal });
	}
}
