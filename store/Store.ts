import type { DrainSource } from '../core/delivery/drain';
import type { Pauses } from '../core/delivery/pauses';
import type { Delivery, DeliveryKind, DeliveryStatus, NewDelivery } from '../core/delivery/types';
import type { SharedState } from '../core/state';

/** What came of recording a delivery: the row's id, and whether it had been there before. */
export interface Recorded {
	id: number;
	duplicate: boolean;
}

/** Which deliveries are meant. Everything given must match; nothing given means all of them. */
export interface DeliveryFilter {
	status?: DeliveryStatus | readonly DeliveryStatus[];
	kind?: DeliveryKind;
	workflowId?: string;
	nodeName?: string;
	provider?: string;
	type?: string;
	correlationId?: string;
	/** Part of this replay, whatever became of it. */
	replayId?: string;
	ids?: readonly number[];
	/** Received at or after, and before, ms since the epoch. */
	receivedFrom?: number;
	receivedBefore?: number;
	/** Text in the reason; upper and lower case of ASCII letters are the same. */
	reasonText?: string;
	/** Text in the body, read as UTF-8. Looks into every row that the rest of the filter leaves. */
	payloadText?: string;
}

/** A page of deliveries, the oldest first. */
export interface DeliveryPage extends DeliveryFilter {
	/** At most this many rows. */
	limit: number;
	newestFirst?: boolean;
	/** The id of the last row of the page before. */
	after?: number;
	/** Only the dead that died after this one, in the order of their deaths. */
	afterDeath?: number;
}

/** Dead deliveries that were made due again together. */
export interface Replay {
	/** Finds them again: `counts({ replayId })` is the progress, `cancelReplay` takes back the rest. */
	replayId: string;
	ids: number[];
}

/** How long what is over is kept, ms since its last change. */
export interface Retention {
	/** Done, ignored, resolved and discarded. A done row is also what recognises a duplicate. */
	doneMs: number;
	/** Dead ones that nobody looked after. One that has others parked behind it is kept. */
	deadMs: number;
}

/** How many rows a purge took; as many as its limit means that there may be more. */
export interface Purged {
	done: number;
	dead: number;
}

/** By what dead letters are counted; a day is one of UTC, `YYYY-MM-DD`. */
export type StatisticsBy = 'status' | 'provider' | 'type' | 'reason' | 'workflow' | 'day';

/** How a scope does. All times in ms. */
export interface ScopeHealth {
	scope: string;
	workflowId: string;
	workflowName: string;
	nodeName: string;
	lastDoneAt?: number;
	/** The last attempt that failed, whether it is tried again or not. */
	lastFailedAt?: number;
	/** When the oldest delivery that is not over was received. */
	oldestOpenAt?: number;
	/** Attempts that ended so within the window. */
	done: number;
	failed: number;
	dead: number;
	/** From received to done, within the window, to about a tenth; absent when nothing was done. */
	latencyMs?: { p50: number; p95: number };
	/** Minutes of the window in which an attempt ended, the oldest first. */
	minutes: Array<{ startsAt: number; done: number; failed: number; dead: number }>;
}

/**
 * Every event and every item that a workflow could not deliver, a row each.
 * A method that returns has written: its effect survives a crash (in a durable engine).
 */
export interface Ledger extends DrainSource {
	/** One insert that is the record and the deduplication at once. */
	record(delivery: NewDelivery): Promise<Recorded>;
	/** One request that holds many events: all of them are recorded, or none. */
	recordAll(deliveries: readonly NewDelivery[]): Promise<Recorded[]>;
	/** Records an event that nobody asked for, so that it can be found when somebody misses it. */
	ignore(delivery: NewDelivery, reason: string): Promise<Recorded>;
	/**
	 * Records a dead letter. The same key again (an item that failed once more after a replay)
	 * takes the row over: a lease on it is lost, and its attempts are counted on.
	 */
	bury(delivery: NewDelivery, reason: string): Promise<Delivery>;

	find(page: DeliveryPage): Promise<Delivery[]>;
	/** How many deliveries stand in each status. */
	counts(filter?: DeliveryFilter): Promise<Partial<Record<DeliveryStatus, number>>>;
	/** How many deliveries there are of each, the most frequent first; at most 1000. */
	statistics(
		filter: DeliveryFilter,
		by: StatisticsBy,
	): Promise<Array<{ value: string; count: number }>>;
	/** The newest death in the ledger, 0 when there was none. */
	lastDeath(): Promise<number>;

	/**
	 * Makes dead deliveries due again with fresh attempts, the oldest first, at most `perSecond` in a
	 * second. Those parked behind one follow it in their order.
	 */
	replay(filter: DeliveryFilter, options?: { perSecond?: number; limit?: number }): Promise<Replay>;
	/** Those of a replay that have not begun are dead again; answers with how many. */
	cancelReplay(replayId: string): Promise<number>;
	/** Changes what a dead or parked delivery says; undefined when there is none with this id. */
	edit(id: number, body: Buffer): Promise<Delivery | undefined>;
	/** A person has seen to dead or parked ones: they are over. Answers with how many. */
	close(
		filter: DeliveryFilter,
		as: { status: 'resolved' | 'discarded'; note?: string },
	): Promise<number>;
	/** Deletes what is not waiting for its turn, so that it is as if it had never come. */
	remove(filter: DeliveryFilter): Promise<number>;

	/**
	 * Nothing of this scope (of any, without one) is handed out until it is resumed. One that ends in
	 * `/` stands for all that begin with it.
	 */
	pause(scope?: string): Promise<void>;
	resume(scope?: string): Promise<void>;
	/** What is paused; `all` besides the scopes that were paused by name. */
	paused(): Promise<Pauses>;

	/** Deletes at most `limit` rows of each sort that are kept no longer. Any process may call it. */
	purge(retention: Retention, limit: number): Promise<Purged>;
	/** How each scope did between two times; of one workflow when it is given. */
	health(window: { from: number; to: number; workflowId?: string }): Promise<ScopeHealth[]>;
}

/** What is remembered. One contract, several engines, one test suite: test/store/contract.ts. */
export interface Store {
	ledger: Ledger;
	state: SharedState;
	close(): Promise<void>;
}

/** The store's data was written by a newer version of this package; nothing was touched. */
export class NewerSchemaError extends Error {
	constructor(found: number, known: number) {
		super(
			`The ledger was written by a newer version of n8n-nodes-steadfast (schema ${found}, this version knows ${known}). Update the package, or point STEADFAST_STORE elsewhere.`,
		);
		this.name = 'NewerSchemaError';
	}
}
