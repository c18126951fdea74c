/**
 * queued → leased → done | retrying → … → dead. A row that was not asked for is `ignored` from the
 * start. A dead one is `queued` again when it is replayed, or closed by a person: `resolved` (mended
 * elsewhere) or `discarded`. `parked` rows stand in line behind a dead one of their ordering key.
 */
export const DELIVERY_STATUSES = [
	'queued',
	'leased',
	'retrying',
	'done',
	'dead',
	'parked',
	'resolved',
	'discarded',
	'ignored',
] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

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
	/** Among what is due, the higher integer goes first; 0 unless given. */
	priority?: number;
	/** Not before this time, ms since the epoch; at once unless given. */
	dueAt?: number;
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
	/** What a person said when it was resolved or discarded. */
	note?: string;
	/** The body as it first came, when a person has edited it. */
	originalBody?: Buffer;
	/** The last replay that it was part of. */
	replayId?: string;
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
	/** `note` when it is out of our hands rather than over, such as a run that waits. */
	| { kind: 'success'; note?: string }
	| { kind: 'failure'; reason: string; retryAfterMs?: number }
	/** Trying again cannot help, such as a rejected order. */
	| { kind: 'rejected'; reason: string }
	/** A person stopped it: the policy says what that means. */
	| { kind: 'cancelled'; reason: string };

/** What becomes of a leased delivery. */
export type Settlement =
	| { status: 'done'; reason?: string }
	| {
			status: 'retrying';
			/** From now, by the ledger's clock. */
			waitMs: number;
			reason: string;
			/** It leaves its line: the ones behind it need not wait for it any more. */
			stepAside?: boolean;
	  }
	| {
			status: 'dead';
			reason: string;
			/** It stays at the head of its line, and the ones behind it are parked. */
			park?: boolean;
	  };
