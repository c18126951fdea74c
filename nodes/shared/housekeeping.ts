import { startHousekeeping } from '../../core/delivery/housekeeping';
import type { Retention, Store } from '../../store/Store';
import { backgroundSleep, random } from './systemTime';

const DAY_MS = 24 * 3_600_000;
const EVERY_MS = 3_600_000;
const BATCH = 500;
const PAUSE_MS = 100;

/** How many drains use a store: it is kept clean as long as there is one. */
const users = new Map<Store, { count: number; stop(): Promise<void> }>();

/**
 * Purges the store of this process while somebody wants it; answers with the undoing.
 * @throws Error when the environment says no number of days.
 */
export function keepHouse(store: Store, onError: (error: unknown) => void): () => void {
	const kept = retention(process.env);
	const purge = async () => {
		const { done, dead } = await store.ledger.purge(kept, BATCH);
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

/**
 * Providers send a delivery again for up to seven days (Pub/Sub): a done row, which recognises it,
 * outlives that.
 */
export function retention(env: NodeJS.ProcessEnv): Retention {
	return {
		doneMs: days(env, 'STEADFAST_KEEP_DONE_DAYS', 8) * DAY_MS,
		deadMs: days(env, 'STEADFAST_KEEP_DEAD_DAYS', 90) * DAY_MS,
	};
}

function days(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
	const given = env[name]?.trim();
	if (!given) return otherwise;
	const count = Number(given);
	if (count > 0 && Number.isFinite(count)) return count;
	throw new Error(`${name} is “${given}”: write a number of days above 0, such as ${otherwise}.`);
}
