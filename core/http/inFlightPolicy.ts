import { leaveLine, standInLine, type LineState } from '../ratelimit/inFlight';
import type { SharedState } from '../state';
import type { Clock, Sleep } from '../time';
import { HttpFailure } from './failure';
import { addWait } from './trace';
import type { Policy } from './types';

export interface InFlightOptions {
	/** Calls with the same key share the cap, over all executions and processes of the store. */
	key: string;
	cap: number;
	/** A call that would wait longer for its turn fails instead, ms. */
	maxWaitMs: number;
	/**
	 * After this long a call is taken for lost in a crash and its place is free again, ms; choose
	 * it longer than the longest wait for a limit and the timeout together.
	 */
	leaseMs: number;
	state: SharedState;
	clock: Clock;
	sleep: Sleep;
	/** Names one call, unlike all others of all processes. */
	newId: () => string;
}

/** How often somebody in line looks whether it is their turn, ms. */
const LOOK_EVERY_MS = 50;
/** A place in line that was not looked after for this long is given up, ms. */
const WAITING_LEASE_MS = 5000;

/** At most `cap` calls with one key at a time, first come, first served. */
export function cappingInFlight(options: InFlightOptions): Policy {
	const { key, cap, maxWaitMs, leaseMs, state, clock, sleep, newId } = options;
	const stateKey = `inflight:${key}`;
	const lease = { waitingMs: WAITING_LEASE_MS, callingMs: leaseMs };

	return (next) => async (request, context) => {
		const id = newId();
		const { trace, signal, deadline = Infinity } = context;
		const latest = Math.min(clock() + maxWaitMs, deadline);
		try {
			while (
				(await state.update(stateKey, (line: LineState | undefined, now) =>
					standInLine(line, id, cap, lease, now),
				)) > 0
			) {
				if (clock() + LOOK_EVERY_MS > latest) throw noTurn(key, cap, maxWaitMs);
				await sleep(LOOK_EVERY_MS, signal);
				addWait(trace, `${cap} in flight`, LOOK_EVERY_MS);
			}
			return await next(request, context);
		} finally {
			await state.update(stateKey, (line: LineState | undefined, now) => leaveLine(line, id, now));
		}
	};
}

function noTurn(key: string, cap: number, maxWaitMs: number): HttpFailure {
	return new HttpFailure(
		`${cap} calls to ${key} are in flight, which is all that is allowed, and none ended within ${Math.ceil(maxWaitMs / 1000)} s`,
		{ reason: 'rate_limited', retryable: true, unsent: true },
	);
}
