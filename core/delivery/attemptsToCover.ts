import { backoffMs, type Backoff } from '../retry/backoff';

/** How many attempts it takes until the waits between them come to `spanMs` at least. */
export function attemptsToCover(spanMs: number, backoff: Backoff): number {
	let attempts = 1;
	for (let coveredMs = 0; coveredMs < spanMs; attempts += 1) {
		coveredMs += backoffMs(backoff, attempts, () => 0);
	}
	return attempts;
}
