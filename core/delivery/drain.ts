import type { Clock, Random, Sleep } from '../time';
import { startPace } from './pace';
import { settlement, type RetryPolicy } from './settle';
import type { LeasedDelivery, Outcome, Settlement } from './types';
import { withinTime } from './withinTime';

/** The part of the ledger that a drain needs. */
export interface DrainSource {
	/**
	 * Leases what is due, the highest priority and then the longest due first, and counts the attempt.
	 * Of an ordering key only the first is handed out. `inFlight`: at most this many are leased at a
	 * time by all processes together.
	 */
	claim(
		scope: string,
		limit: number,
		leaseMs: number,
		inFlight?: number,
	): Promise<LeasedDelivery[]>;
	/** Extends the leases that are still held. */
	renew(leases: readonly LeasedDelivery[], leaseMs: number): Promise<void>;
	/** False when the lease was lost and nothing changed. */
	settle(lease: LeasedDelivery, settlement: Settlement): Promise<boolean>;
	/**
	 * Calls back when a delivery of the scope came in or became due by hand: here, and in a shared
	 * ledger in any process. Answers with its undoing. A hint only: a drain looks by itself too.
	 */
	onDue(scope: string, listener: () => void): () => void;
}

export interface DrainPolicy {
	retry: RetryPolicy;
	/** Attempts running at a time, in all processes together. */
	inFlight: number;
	/** Attempts begun per second; as many as there is room for unless given. */
	perSecond?: number;
	/** An attempt whose end is not known by then has failed, ms; waited for without end unless given. */
	attemptTimeoutMs?: number;
	/** A holder that says nothing for this long is taken for dead, ms. */
	leaseMs: number;
	/** How often to look for what has become due, ms. */
	pollMs: number;
}

export interface DrainOptions {
	source: DrainSource;
	scope: string;
	policy: DrainPolicy;
	/** Hands one delivery on and reports how that ended. */
	attempt(delivery: LeasedDelivery): Promise<Outcome>;
	onSettled?(delivery: LeasedDelivery, settlement: Settlement): void;
	/** The ledger could not be read or written; the drain goes on trying. */
	onError(error: unknown): void;
	clock: Clock;
	sleep: Sleep;
	random: Random;
}

export interface Drain {
	/** Something may be due now. */
	wake(): void;
	/** Claims nothing more; resolves when the running attempts are settled. */
	stop(): Promise<void>;
}

/** Claims due deliveries of one scope and works on them until it is stopped. */
export function startDrain(options: DrainOptions): Drain {
	const { source, scope, policy, attempt, onSettled, onError, clock, sleep, random } = options;
	const running = new Map<LeasedDelivery, Promise<void>>();
	const stopping = new AbortController();
	const done = new AbortController();
	const pace = startPace(policy.perSecond, clock);
	let nap = new AbortController();

	const wake = () => nap.abort();

	async function rest(ms: number): Promise<void> {
		const signal = AbortSignal.any([nap.signal, stopping.signal]);
		await sleep(ms, signal).catch(() => undefined);
	}

	async function work(delivery: LeasedDelivery): Promise<void> {
		try {
			const outcome = await outcomeOf(delivery);
			const next = settlement(delivery.attempts, outcome, policy.retry, random);
			if (await source.settle(delivery, next)) onSettled?.(delivery, next);
		} catch (error) {
			// Not written: the lease runs out, and the delivery is tried again.
			onError(error);
		}
	}

	async function outcomeOf(delivery: LeasedDelivery): Promise<Outcome> {
		// Each attempt was cut short by a crash: one more would perhaps bring n8n down again.
		if (delivery.attempts > policy.retry.attempts) {
			const reason = delivery.reason ?? 'Every attempt was cut off before it ended';
			return { kind: 'rejected', reason };
		}
		try {
			const { attemptTimeoutMs } = policy;
			const ending = attempt(delivery);
			return await (attemptTimeoutMs ? withinTime(ending, attemptTimeoutMs, sleep) : ending);
		} catch (error) {
			return { kind: 'failure', reason: error instanceof Error ? error.message : String(error) };
		}
	}

	async function claimDue(): Promise<void> {
		const free = Math.min(policy.inFlight - running.size, pace.room());
		if (free <= 0) return;
		const claimed = await source.claim(scope, free, policy.leaseMs, policy.inFlight);
		pace.began(claimed.length);
		for (const delivery of claimed) {
			const settled = work(delivery).finally(() => {
				running.delete(delivery);
				wake();
			});
			running.set(delivery, settled);
		}
	}

	async function claimUntilStopped(): Promise<void> {
		while (!stopping.signal.aborted) {
			// A wake from here on, also during the claim, cuts the next rest short.
			nap = new AbortController();
			await claimDue().catch(onError);
			await rest(Math.min(policy.pollMs, pace.waitMs()));
		}
	}

	async function renewUntilDone(): Promise<void> {
		while (!done.signal.aborted) {
			await sleep(policy.leaseMs / 3, done.signal).catch(() => undefined);
			if (running.size > 0) await source.renew([...running.keys()], policy.leaseMs).catch(onError);
		}
	}

	const unsubscribe = source.onDue(scope, wake);
	const claiming = claimUntilStopped();
	const renewing = renewUntilDone();
	return {
		wake,
		async stop() {
			unsubscribe();
			stopping.abort();
			await claiming;
			await Promise.all(running.values());
			done.abort();
			await renewing;
		},
	};
}
