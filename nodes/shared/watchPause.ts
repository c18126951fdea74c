import type { Logger } from 'n8n-workflow';
import { isPaused } from '../../core/delivery/pauses';
import { repeat } from '../../core/repeat';
import type { Ledger } from '../../store/Store';
import { backgroundSleep } from './systemTime';

const EVERY_MS = 60_000;

/** Says in n8n's log, within a minute, that deliveries wait because somebody paused them. */
export function watchPause(
	ledger: Pick<Ledger, 'paused'>,
	scope: string,
	logger: Logger,
	sleep = backgroundSleep,
): () => void {
	let wasPaused = false;
	return repeat(async () => {
		// A ledger that cannot be read is reported where it is drained.
		const paused = await ledger.paused().catch(() => undefined);
		if (!paused) return EVERY_MS;
		const isNow = isPaused(paused, scope);
		if (isNow !== wasPaused) {
			const message = isNow
				? 'Deliveries are paused: they are recorded, and run once somebody resumes them'
				: 'Deliveries are resumed';
			logger.warn(message, { scope });
		}
		wasPaused = isNow;
		return EVERY_MS;
	}, sleep);
}
