import type { IDataObject } from 'n8n-workflow';

/**
 * What every item of a Verified Trigger carries under `delivery`, and what the other nodes of the
 * pack pass on: it ties an item to its event over retries, replays and restarts.
 */
export interface DeliveryEnvelope {
	id: string;
	type: string;
	/** When the event happened, ISO 8601; absent when the provider does not say. */
	timestamp?: string;
	provider: string;
	/** 1 at the first run of the workflow for this event. */
	attempt: number;
	correlationId: string;
	/** As received, without signatures and other secrets. */
	headers: Record<string, string>;
	/** The event's JSON as it was received, where the trigger's option asks for it. */
	text?: string;
	/** Which one it is of several items that the event was split into, from 1. */
	part?: number;
	/** Present when the item comes from a replay of this dead letter. */
	deadLetterId?: number;
	/** What Sync Checkpoint knows of the record, for its own later operations. */
	sync?: SyncNote;
}

export interface SyncNote {
	/** The sync's name. */
	name: string;
	key: string;
	/** Of the content; empty for a deleted record. */
	hash: string;
	/** `repeated`: the same record comes again further on in the same items. */
	change: 'new' | 'changed' | 'restored' | 'unchanged' | 'repeated' | 'deleted';
}

/** What a node of the pack says of an item it could not handle, under `failure`. */
export interface ItemFailure {
	reason: string;
	/** The name of the node that failed, wherever the item goes from there. */
	node: string;
	/** May the same item succeed later? */
	retryable: boolean;
	[detail: string]: unknown;
}

/** The user's data alone, as it is sent to another system. */
export function withoutEnvelope(json: IDataObject): IDataObject {
	const { delivery: _, failure: __, ...data } = json;
	return data;
}

/** What an item carries under `delivery`; empty when no Verified Trigger started the run. */
export function envelopeOf({ delivery }: IDataObject): Partial<DeliveryEnvelope> {
	return typeof delivery === 'object' && delivery !== null ? (delivery as object) : {};
}

/** The event's id across all nodes, when the item carries one. */
export function correlationIdOf(json: IDataObject): string | undefined {
	const { correlationId } = envelopeOf(json);
	return typeof correlationId === 'string' && correlationId !== '' ? correlationId : undefined;
}
