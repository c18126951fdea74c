import type { ApiRequest, Paged } from '../api/types';

/** Something that happened, as its webhook would have told it. */
export interface PastEvent {
	/** The same that the webhook's delivery has: so a second one is a duplicate. */
	key: string;
	type: string;
	/** When it happened, ms. */
	at: number;
	/** As the webhook has it. */
	body: unknown;
	headers?: Readonly<Record<string, string>>;
}

/** An attempt to deliver that the provider made. One that failed can be asked for again. */
export interface PastAttempt {
	/** What all attempts of one delivery share. */
	key: string;
	type: string;
	at: number;
	/** Was it acknowledged? */
	delivered: boolean;
	/** Makes the provider send it again, signed and under the same key. */
	redeliver: ApiRequest;
}

/** What to look for. */
export interface Span {
	/** ms, both included. */
	since: number;
	until: number;
	/** Event types that are asked for; `*` is every one. */
	types: readonly string[];
	/** The ids of our subscriptions, where they are known. */
	subscriptionIds: readonly string[];
}

/** How a provider tells what has happened. All functions are pure. */
export interface PastEvents {
	/** What the token needs, for the message when it is not allowed to. */
	needs: string;
	/** An event may be listed this much later than its time says, ms. Spans overlap by it. */
	lagMs: number;
	/** The provider forgets after this time, ms. */
	keptMs: number;
	lists(span: Span): ReadonlyArray<Paged<PastEvent | PastAttempt>>;
}
