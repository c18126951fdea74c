import type { LimiterState } from '../../../core/ratelimit/limiter';
import { duration } from '../../../core/observe/health';
import type { SharedState } from '../../../core/state';

/** One limit that calls with a key share, and what is left of it. */
export interface LimitFigures {
	key: string;
	/** Which of the key's limits: a configured window, or the server's own by its name. */
	limit: string;
	/** From 0 to 1. */
	left: number;
	/** When it is whole again, ms since the epoch. */
	resetAt?: number;
}

const PREFIX = 'limit:';

export async function readLimits(state: SharedState, now: number): Promise<LimitFigures[]> {
	const limiters = await state.list<LimiterState>(PREFIX);
	return limiters.flatMap(({ key, state: { bookings = [], quotas = [] } }) => {
		const named = { key: key.slice(PREFIX.length) };
		return [
			...bookings.map(([id, tat, fullMs]) => ({
				...{ ...named, limit: id.replace(/(\d+) ms$/, (_, ms) => duration(Number(ms))) },
				// What is booked ahead is used up; it comes back as time passes.
				left: share(1 - Math.max(0, tat - now) / fullMs),
				...(tat > now && { resetAt: tat }),
			})),
			...quotas.map(({ name, limit, remaining, usedRatio, resetAt }) => ({
				...{ ...named, limit: `server: ${name}` },
				left: share(
					usedRatio !== undefined
						? 1 - usedRatio
						: limit && remaining !== undefined
							? remaining / limit
							: 1,
				),
				...(resetAt !== undefined && resetAt > now && { resetAt }),
			})),
		];
	});
}

const share = (value: number): number => Math.min(1, Math.max(0, value));
