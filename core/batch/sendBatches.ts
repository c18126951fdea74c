import { mapConcurrently } from '../concurrency';
import { HttpFailure } from '../http/failure';
import { fingerprint } from '../http/fingerprint';
import { CallFailed, type Answer } from '../http/pipeline';
import type { CallTrace } from '../http/types';
import { bodyOf, envelopeOf } from './encode';
import { partition, type Entry } from './partition';
import { compileSplit } from './split';
import type { BatchPlan, Outcome } from './types';

export interface BatchCall {
	body: string;
	contentType: string;
	/** The positions of its items among all. */
	indexes: readonly number[];
	/** The same whenever the same items are batched again; undefined unless every item has a key. */
	idempotencyKey?: string;
}

export interface BatchRun {
	plan: BatchPlan;
	/** Makes one call with all its retries. */
	send(call: BatchCall): Promise<Answer>;
	/** The idempotency key of an item. */
	keyOf?(index: number): string | undefined;
	/** Batches at a time. */
	inFlight: number;
}

/** What became of an item, and of the call that carried it. */
export type BatchOutcome = Outcome & { trace?: CallTrace };

/**
 * Sends items in as few calls as the API allows and tells what became of each: one outcome for
 * every item, in their order. It rejects only when the plan makes no sense, before anything is sent.
 */
export async function sendBatches(
	items: readonly unknown[],
	{ plan, send, keyOf, inFlight }: BatchRun,
): Promise<BatchOutcome[]> {
	const envelope = envelopeOf(plan.shape);
	const split = compileSplit(plan.answer);
	const { batches, refused } = partition(items, plan.limits, envelope);
	const outcomes = new Map<number, BatchOutcome>();
	for (const { index, failure } of refused) outcomes.set(index, { ok: false, failure });

	async function deliver(batch: readonly Entry[], budget: { calls: number }): Promise<void> {
		const indexes = batch.map(({ index }) => index);
		const body = bodyOf(
			envelope,
			batch.map(({ json }) => json),
		);
		const settle = (response: Answer['response'], trace: CallTrace) =>
			split(
				response,
				indexes.map((index) => items[index]),
			).forEach((outcome, at) => outcomes.set(indexes[at]!, { ...outcome, trace }));
		try {
			const { contentType } = envelope;
			const idempotencyKey = batchKey(indexes.map((index) => keyOf?.(index)));
			const { response, trace } = await send({ body, contentType, indexes, idempotencyKey });
			settle(response, trace);
		} catch (error) {
			const { failure, trace } = unwrap(error);
			const { status = 0, response } = failure;
			if (response && trace && plan.partialStatuses?.includes(status)) {
				settle(response, trace);
			} else if (batch.length > 1 && plan.bisect?.statuses.includes(status) && budget.calls >= 2) {
				budget.calls -= 2;
				const middle = Math.ceil(batch.length / 2);
				await deliver(batch.slice(0, middle), budget);
				await deliver(batch.slice(middle), budget);
			} else {
				for (const index of indexes) outcomes.set(index, { ok: false, failure, trace });
			}
		}
	}

	await mapConcurrently(batches, inFlight, (batch) =>
		deliver(batch, { calls: plan.bisect?.maxCalls ?? 0 }),
	);
	return items.map((_item, index) => outcomes.get(index)!);
}

/** In the items' order: an API that compares a repeated call with the first finds them equal. */
function batchKey(keys: readonly (string | undefined)[]): string | undefined {
	return keys.includes(undefined) ? undefined : fingerprint(...keys).slice(0, 32);
}

function unwrap(error: unknown): { failure: HttpFailure; trace?: CallTrace } {
	const trace = error instanceof CallFailed ? error.trace : undefined;
	const cause = error instanceof CallFailed ? error.cause : error;
	if (cause instanceof HttpFailure) return { failure: cause, trace };
	const message = cause instanceof Error ? cause.message : String(cause);
	return { failure: new HttpFailure(message, { reason: 'refused', retryable: false }), trace };
}
