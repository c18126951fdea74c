import type { Store } from '../../../store/Store';

/** Attempts that ended so since the ledger began, by scope. */
export type AttemptTotals = Readonly<
	Record<string, { done: number; failed: number; dead: number }>
>;

interface Kept {
	/** The minutes before this one are in the totals, ms since the epoch. */
	before: number;
	totals: AttemptTotals;
}

const KEY = 'monitor:totals';
const MINUTE_MS = 60_000;
/** A minute that is this far gone is changed by nobody any more. */
const SETTLED_MS = 2 * MINUTE_MS;

/**
 * Counters that never fall, over restarts and in all processes: the ledger forgets its minutes
 * after a month, so that those which are over are added to totals of their own. Each call reads
 * only the minutes since.
 */
export async function attemptTotals({ ledger, state }: Store, now: number): Promise<AttemptTotals> {
	const settled = Math.floor((now - SETTLED_MS) / MINUTE_MS) * MINUTE_MS;
	const before = (await state.read<Kept>(KEY))?.before ?? 0;
	const scopes = await ledger.health({ from: before, to: now });
	const counted = scopes.flatMap(({ scope, minutes }) =>
		minutes.map((minute) => ({ scope, ...minute })),
	);
	const kept = await state.update(KEY, (known: Kept | undefined) => {
		const from = known?.before ?? 0;
		const to = Math.max(from, settled);
		const over = counted.filter(({ startsAt }) => startsAt >= from && startsAt < to);
		const next = { before: to, totals: added(known?.totals ?? {}, over) };
		return { state: next, result: next };
	});
	return added(
		kept.totals,
		counted.filter(({ startsAt }) => startsAt >= kept.before),
	);
}

function added(
	totals: AttemptTotals,
	minutes: ReadonlyArray<{ scope: string; done: number; failed: number; dead: number }>,
): AttemptTotals {
	const sums = new Map(Object.entries(totals));
	for (const { scope, done, failed, dead } of minutes) {
		const sum = sums.get(scope) ?? { done: 0, failed: 0, dead: 0 };
		sums.set(scope, {
			done: sum.done + done,
			failed: sum.failed + failed,
			dead: sum.dead + dead,
		});
	}
	return Object.fromEntries(sums);
}
