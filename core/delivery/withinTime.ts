import type { Sleep } from '../time';
import type { Outcome } from './types';

const HOUR_MS = 3_600_000;

/**
 * How the attempt ended, or a failure when that is not known within `limitMs`: who ran it may have
 * forgotten it. What it says later is not heard.
 */
export async function withinTime(
	attempt: Promise<Outcome>,
	limitMs: number,
	sleep: Sleep,
): Promise<Outcome> {
	const known = new AbortController();
	const lost = sleep(limitMs, known.signal).then((): Outcome => {
		const hours = Math.round((limitMs / HOUR_MS) * 100) / 100;
		return { kind: 'failure', reason: `How the run ended was not known after ${hours} h` };
	});
	try {
		return await Promise.race([attempt, lost]);
	} finally {
		known.abort();
	}
}
