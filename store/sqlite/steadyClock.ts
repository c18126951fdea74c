import type { Clock } from '../../core/time';

/**
 * A clock that never goes back. When the machine's is set back, this one goes on at half its pace
 * until the two agree again: what was due stays due, and no lease and no wait grows by the difference.
 *
 * @param notBefore where it starts if the machine's clock is behind that, ms since the epoch
 */
export function steadyClock(clock: Clock, notBefore: number): Clock {
	let last = clock();
	let ahead = Math.max(0, notBefore - last);
	return () => {
		const now = clock();
		ahead = now < last ? ahead + last - now : Math.max(0, ahead - (now - last) / 2);
		last = now;
		return Math.ceil(now + ahead);
	};
}
