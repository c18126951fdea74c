import type { LedgerRow } from '../lib/ledger.ts';
import { delivered } from '../shopify/attempt.ts';
import type { Delivery } from '../shopify/simulator.ts';
import type { Entry } from '../warehouse/ledger.ts';

/** All that a demo leaves behind: what each side saw. */
export type Outcome = {
	deliveries: readonly Delivery[];
	/** the order that the warehouse rejected until it was mended */
	rejected: Delivery;
	booked: readonly Entry[];
	/** requests at the warehouse that named an order, failed ones included */
	requests: (delivery: Delivery) => number;
	/** the pack's ledger when the traffic was through, and after the replay */
	beforeReplay: readonly LedgerRow[];
	afterReplay: readonly LedgerRow[];
};

/** Nearest rank; NaN of nothing. */
export function percentile(values: readonly number[], percent: number): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

const is = (delivery: Delivery) => (entry: Entry) =>
	entry.order_number === String(delivery.orderNumber) || entry.order_number === delivery.orderName;

const isOrder = ({ kind }: Delivery): boolean => kind === 'order';
const isForged = ({ kind }: Delivery): boolean => kind !== 'order' && kind !== 'repeat';
const isDead = ({ status }: LedgerRow): boolean => status === 'dead';
const acknowledged = ({ state }: Delivery): boolean => state === 'delivered';

/** ids of dead letters that a replay has delivered. */
function replayed({ beforeReplay, afterReplay }: Outcome): number[] {
	const done = new Set(afterReplay.filter(({ status }) => status === 'done').map(({ id }) => id));
	return beforeReplay.filter((row) => isDead(row) && done.has(row.id)).map(({ id }) => id);
}

/** Seconds from an order's first webhook to its booking; the rejected one waited for a person. */
function secondsToConfirmation({ deliveries, booked, rejected }: Outcome): number[] {
	return deliveries
		.filter((delivery) => isOrder(delivery) && delivery !== rejected)
		.flatMap((delivery) => {
			const acceptedAt = booked.find(is(delivery))?.acceptedAt;
			return acceptedAt === undefined ? [] : [(acceptedAt - delivery.firstSentAt) / 1_000];
		});
}

/** Orders that met the warehouse or the workflow more than once, before anybody replayed them. */
function retried({ deliveries, rejected, requests, beforeReplay }: Outcome): number {
	const rerun = new Set(beforeReplay.filter(({ attempts }) => attempts > 1).map(({ key }) => key));
	return deliveries.filter(
		(delivery) =>
			isOrder(delivery) &&
			delivery !== rejected &&
			(requests(delivery) > 1 || rerun.has(delivery.webhookId)),
	).length;
}

/** The figures of a demo, by name. */
export function figures(outcome: Outcome): Record<string, string> {
	const { deliveries, booked, beforeReplay } = outcome;
	const genuine = deliveries.filter((delivery) => !isForged(delivery));
	const acknowledgedAttempts = genuine.flatMap(({ attempts }) => attempts.filter(delivered));
	const recorded = beforeReplay.filter(({ kind }) => kind === 'webhook').length;
	const seconds = secondsToConfirmation(outcome);
	const acks = acknowledgedAttempts.map(({ ms }) => ms);
	const spread = (values: readonly number[], percents: readonly number[], digits: number) =>
		[...percents, 100].map((percent) => percentile(values, percent).toFixed(digits)).join(' / ');
	return {
		'received (orders and repeats)': String(acknowledgedAttempts.length),
		'refused (forged)': String(deliveries.filter(isForged).filter((d) => !acknowledged(d)).length),
		'duplicates (recorded once)': String(acknowledgedAttempts.length - recorded),
		'delivered to the warehouse': String(booked.length),
		'retried (orders sent or run more than once)': String(retried(outcome)),
		'dead-lettered': String(beforeReplay.filter(isDead).length),
		replayed: String(replayed(outcome).length),
		'webhook to confirmation, s (p50 / p95 / max)': spread(seconds, [50, 95], 2),
		'acknowledgement, ms (p50 / p99 / max)': spread(acks, [50, 99], 1),
	};
}

/** What is wrong with a demo's outcome, a sentence each; empty when all is well. */
export function faults(outcome: Outcome): string[] {
	const { deliveries, rejected, booked, beforeReplay, afterReplay } = outcome;
	const found: string[] = [];
	for (const delivery of deliveries) {
		const { orderName, kind, attempts, webhookId } = delivery;
		const times = booked.filter(is(delivery)).length;
		if (isForged(delivery)) {
			if (times > 0) found.push(`The forged order ${orderName} (${kind}) reached the warehouse`);
			if (beforeReplay.some(({ key }) => key === webhookId)) {
				found.push(`The forged order ${orderName} (${kind}) is in the ledger`);
			}
			const [attempt] = attempts;
			if (attempt?.status !== 401) {
				found.push(
					`A forgery (${kind}) was answered ${attempt?.status ?? attempt?.error}, not 401`,
				);
			}
			continue;
		}
		if (!acknowledged(delivery)) found.push(`${orderName} (${kind}) was never acknowledged`);
		if (isOrder(delivery) && times !== 1) {
			found.push(`${orderName} reached the warehouse ${times} times instead of once`);
		}
	}
	const known = (entry: Entry) => deliveries.some((delivery) => is(delivery)(entry));
	for (const entry of booked.filter((candidate) => !known(candidate))) {
		found.push(`The warehouse booked ${entry.order_number}, which the shop never sent`);
	}
	if (!beforeReplay.some(isDead)) {
		found.push(`${rejected.orderName}, which the warehouse rejected, did not become a dead letter`);
	} else if (replayed(outcome).length === 0) {
		found.push('The replay delivered no dead letter');
	}
	for (const { id, reason } of afterReplay.filter(isDead)) {
		found.push(`Delivery ${id} is still dead after the replay: ${reason}`);
	}
	return found;
}
