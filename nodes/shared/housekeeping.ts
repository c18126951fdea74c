import { startHousekeeping } from '../../core/delivery/housekeeping';
import type { Store } from '../../store/Store';
import { backgroundSleep, random } from './systemTime';

const DAY_MS = 24 * 3_600_000;
/** Providers send a delivery again for up to three days (Stripe): a done row outlives that. */
const RETENTION = { doneMs: 7 * DAY_MS, deadMs: 90 * DAY_MS };
const EVERY_MS = 3_600_000;
const BATCH = 500;
const PAUSE_MS = 100;

/** How many drains use a store: it is kept clean as long as there is one. */
const users = new Map<Store, { count: number; stop(): Promise<void> }>();

/** Purges the store of this process while somebody wants it; answers with the undoing. */
export function keepHouse(store: Store, onError: (error: unknown) => void): () => void {
	const purge = async () => {
		const { done, dead } = await store.ledger.purge(RETENTION, BATCH);
		return done >= BATCH || dead >= BATCH;
	};
	const timing = { everyMs: EVERY_MS, pauseMs: PAUSE_MS, sleep: backgroundSleep, random };
	const use = users.get(store) ?? {
		count: 0,
		stop: startHousekeeping({ purge, state: store.state, onError, ...timing }),
	};
	use.count += 1;
	users.set(store, use);
	return () => {
		use.count -= 1;
		if (use.count > 0) return;
		users.delete(store);
		void use.stop();
	};
}
