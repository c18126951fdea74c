/**
 * queued → leased → done | retrying → … → dead. A row that was not asked for is `ignored` from the
 * start. `dead` goes back to `queued` when it is replayed.
 */
export type DeliveryStatus = 'queued' | 'leased' | 'retrying' | 'done' | 'dead' | 'ignored';

/** An event as it came from a provider, or an item that a workflow could not deliver. */
export type DeliveryKind = 'webhook' | 'item';

/** Where a delivery came from, for people: names as they were at the time. */
export interface Origin {
	workflowId: string;
	workflowName: string;
	nodeName: string;
	executionId?: string;
}

export interface NewDelivery {
	kind: DeliveryKind;
	/** Who drains it: one trigger node of one workflow. */
	scope: string;
	/** Unique within the scope: the same key again is the same delivery. */
	key: string;
	/** Follows the event through every node, log line and retry. */
	correlationId: string;
	provider: string;
	type: string;
	/** When the event happened, ms; absent when unknown. */
	eventAt?: number;
	/** Two deliveries of one scope with the same key are worked on in their order. */
	orderingKey?: string;
	/** JSON: the bytes as received, or what a form, an envelope, a list or an item holds of it. */
	body: Buffer;
	/** Without secrets. */
	headers: Record<string, string>;
	origin: Origin;
}

export interface Delivery extends NewDelivery {
	id: number;
	status: DeliveryStatus;
	/** How often it has been handed to the workflow, the running attempt included. */
	attempts: number;
	/** Why the last attempt failed, or why it is ignored or dead. */
	reason?: string;
	/** All times in ms since the epoch. */
	receivedAt: number;
	dueAt: number;
	updatedAt: number;
	/** Rises with every death in the ledger; orders the dead. */
	deathSequence?: number;
}

/** A delivery that this process may work on until the lease runs out. */
export interface LeasedDelivery extends Delivery {
	/** Settles only while it is the current one: a late answer of an old holder changes nothing. */
	leaseToken: string;
}

/** How one attempt ended. */
export type Outcome =
	| { kind: 'success' }
	| { kind: 'failure'; reason: string; retryAfterMs?: number }
	/** Trying again cannot help, such as a rejected order. */
	| { kind: 'rejected'; reason: string };

/** What becomes of a leased delivery. */
export type Settlement =
	| { status: 'done' }
	| { status: 'retrying'; dueAt: number; reason: string }
	| { status: 'dead'; reason: string };
