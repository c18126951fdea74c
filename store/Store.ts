import type { DrainSource } from '../core/delivery/drain';
import type { Delivery, DeliveryKind, DeliveryStatus, NewDelivery } from '../core/delivery/types';
import type { SharedState } from '../core/state';

/** What came of recording a delivery: the row's id, and whether it had been there before. */
export interface Recorded {
	id: number;
	duplicate: boolean;
}

/** Which deliveries to list. Everything given must match. */
export interface DeliveryFilter {
	status?: DeliveryStatus;
	kind?: DeliveryKind;
	workflowId?: string;
	ids?: readonly number[];
	/** Only the dead that died after this one. */
	afterDeath?: number;
	/** At most this many rows, the oldest first. */
	limit: number;
}

/**
 * Every event and every item that a workflow could not deliver, a row each.
 * A method that returns has written: its effect survives a crash (in a durable engine).
 */
export interface Ledger extends DrainSource {
	/** One insert that is the record and the deduplication at once. */
	record(delivery: NewDelivery): Promise<Recorded>;
	/** Records an event that nobody asked for, so that it can be found when somebody misses it. */
	ignore(delivery: NewDelivery, reason: string): Promise<Recorded>;
	/**
	 * Records a dead letter. The same key again (an item that failed once more after a replay)
	 * takes the row over: a lease on it is lost, and its attempts are counted on.
	 */
	bury(delivery: NewDelivery, reason: string): Promise<Delivery>;
	/** Makes dead deliveries due again with fresh attempts; answers with the ids it revived. */
	replay(ids: readonly number[]): Promise<number[]>;
	find(filter: DeliveryFilter): Promise<Delivery[]>;
	/** The newest death in the ledger, 0 when there was none. */
	lastDeath(): Promise<number>;
	/** How many deliveries stand in each status. */
	counts(): Promise<Partial<Record<DeliveryStatus, number>>>;
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
			`The ledger was written by a newer version of n8n-nodes-steadfast (schema ${found}, this version knows ${known}). Update the package, or point STEADFAST_STORE to another file.`,
		);
		this.name = 'NewerSchemaError';
	}
}
