import { createHash } from 'node:crypto';
import type { SharedState } from '../../../core/state';

/** So many wrong passwords or tokens from one address, then none is looked at for a while. */
const MOST = 10;
const WITHIN_MS = 600_000;

interface Failures {
	count: number;
	/** When they are forgotten, ms since the epoch. */
	until: number;
}

/** Guards against guessing, over all processes of the store. */
export function attemptsFrom(address: string, state: SharedState) {
	const key = `monitor:login:${createHash('sha256').update(address).digest('hex').slice(0, 24)}`;
	return {
		/** How long nothing is accepted from this address, ms; 0 when it may try. */
		async lockedMs(now: number): Promise<number> {
			const failures = await state.read<Failures>(key);
			return failures && failures.count >= MOST ? Math.max(0, failures.until - now) : 0;
		},
		async failed(now: number): Promise<void> {
			await state.update(key, (failures: Failures | undefined) => {
				const fresh =
					failures && failures.until > now ? failures : { count: 0, until: now + WITHIN_MS };
				const next = { ...fresh, count: fresh.count + 1 };
				return { state: next, result: undefined, keepMs: WITHIN_MS };
			});
		},
	};
}
