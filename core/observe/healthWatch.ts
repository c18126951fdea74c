import type { Change } from '../state';
import type { Health } from './health';

/** What people know of an integration, and what has been seen since. */
interface Watched {
	told: Health;
	seen: Health;
	/** Since when it has been as it is seen, ms. */
	since: number;
}

/** A change that is to be told. Kept until it was, so that a crash does not swallow it. */
export interface HealthChange {
	/** Unique among all changes of all integrations. */
	key: string;
	id: string;
	from: Health;
	to: Health;
	/** Since when, ms. */
	since: number;
	/** As of the moment when it was decided to tell it. */
	reasons: readonly string[];
	/** How often telling it has failed. */
	failures: number;
}

export interface WatchState {
	integrations: Readonly<Record<string, Watched>>;
	untold: readonly HealthChange[];
}

const EMPTY: WatchState = { integrations: {}, untold: [] };

export interface Observed {
	id: string;
	health: Health;
	reasons: readonly string[];
}

/**
 * Takes in how the integrations are now. A change is told once, when it has lasted for `holdMs`:
 * what flickers is not told at all. An unknown integration counts as healthy.
 */
export function watch(
	state: WatchState = EMPTY,
	observed: readonly Observed[],
	holdMs: number,
	now: number,
): Change<WatchState, readonly HealthChange[]> {
	const integrations: Array<[string, Watched]> = [];
	const untold = [...state.untold];
	for (const { id, health, reasons } of observed) {
		const before = Object.hasOwn(state.integrations, id) ? state.integrations[id] : undefined;
		const { told, seen, since } = before ?? { told: 'healthy', seen: 'healthy', since: now };
		const watched: Watched = { told, seen: health, since: health === seen ? since : now };
		if (health !== told && now - watched.since >= holdMs) {
			watched.told = health;
			const key = `${id}:${health}:${watched.since}`;
			const change = { key, id, from: told, to: health, since: watched.since, reasons };
			untold.push({ ...change, failures: 0 });
		}
		integrations.push([id, watched]);
	}
	return {
		state: { integrations: Object.fromEntries(integrations), untold },
		result: untold,
	};
}

/** After this many failures to tell a change it is given up. */
const MOST_FAILURES = 5;

/** Takes in whether a change was told. */
export function told(
	state: WatchState = EMPTY,
	key: string,
	success: boolean,
): Change<WatchState, void> {
	const untold = state.untold.flatMap((change) => {
		if (change.key !== key) return [change];
		const failures = change.failures + 1;
		return success || failures >= MOST_FAILURES ? [] : [{ ...change, failures }];
	});
	return { state: { ...state, untold }, result: undefined };
}
