import type { Ledger, Store } from '../../../store/Store';

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
const HOUR_MS = 60 * MINUTE_MS;
/** A minute that is this far gone is changed by nobody any more. */
const SETTLED_MS = 2 * MINUTE_MS;
/** The ledger forgets its minutes after 31 days, when it is next purged. */
const REMEMBERED_MS = 35 * 24 * HOUR_MS;

/**
 * Counters that never fall, over restarts and in all processes: minutes that are over are added to
 * totals of their own before the ledger forgets them. Each call reads only the minutes since, an
 * hour at a time: the embedded store lets nothing else run meanwhile.
 */
export async function attemptTotals({ ledger, state }: Store, now: number): Promise<AttemptTotals> {
	const settled = Math.floor((now - SETTLED_MS) / MINUTE_MS) * MINUTE_MS;
	let kept = (await state.read<Kept>(KEY)) ?? { before: 0, totals: {} };
	for (;;) {
		const from = Math.max(kept.before, settled - REMEMBERED_MS);
		const to = Math.min(from + HOUR_MS, now);
		const counted = await attemptsIn(ledger, from, to);
		kept = await state.update(KEY, (known: Kept = kept) => {
			const before = Math.max(known.before, Math.min(to, settled));
			const over = counted.filter(({ startsAt }) => startsAt >= known.before && startsAt < before);
			const next = { before, totals: added(known.totals, over) };
			return { state: next, result: next };
		});
		const { before, totals } = kept;
		if (to === now) {
			return added(
				totals,
				counted.filter(({ startsAt }) => startsAt >= before),
			);
		}
	}
}

async function attemptsIn(ledger: Ledger, from: number, to: number) {
	const scopes = await ledger.health({ from, to });
	return scopes.flatMap(({ scope, minutes }) => minutes.map((minute) => ({ scope, ...minute })));
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
