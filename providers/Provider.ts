import type { Source, WebhookSpec } from '../core/signature';
import type { ProviderApi } from './ProviderApi';
import type { Reconciliation } from './Reconciliation';
import type { Subscriptions } from './Subscriptions';

export interface ProviderEvent {
	/** As the provider names it in a delivery. */
	type: string;
	label: string;
	/** A heading, where there are many. */
	group?: string;
}

/** A system that sends webhooks, as data. */
export interface Provider {
	/** Registry key and folder name. */
	name: string;
	displayName: string;
	docs: { webhooks: string };
	/** In `api.ts` beside the provider. */
	api?: ProviderApi;
	/** In `subscriptions.ts`: absent where a person has to register the URL. */
	subscriptions?: Subscriptions;
	/** In `reconciliation.ts`: absent where past events cannot be had. */
	reconciliation?: Reconciliation;
	webhook: WebhookSpec & {
		/** `GET` besides `POST` where the provider checks an address by it. */
		methods?: readonly ('POST' | 'GET')[];
		/** What a body may be besides `application/json`. Plain text is JSON, as SNS sends it. */
		contentTypes?: ReadonlyArray<'application/x-www-form-urlencoded' | 'text/plain'>;
		/**
		 * The field that holds the event, as JSON or JSON text, where an envelope is around it. The
		 * body is the event where the field is not there.
		 */
		envelope?: string;
		/** Headers worth keeping with a delivery; never one with a signature or a secret. */
		headers: readonly string[];
		/** The status that tells the provider the delivery was taken. */
		successStatus: number;
		/** What the body of that answer has to be, where the provider cares. */
		reply?: 'empty' | Readonly<Record<string, string | Source>>;
		/** What the provider does when it is not, for the node's help. */
		retries: string;
		/** How long it goes on, hours. Absent when it does not, or does not say. */
		retriesForHours?: number;
		/** Where a person registers “the URL above”, which the editor shows: whole sentences. */
		setup: string;
		/** What the provider calls the secret, as a title. */
		secret: string;
		/** What a person can say besides the secret, where the default does not fit. */
		options?: ReadonlyArray<'audience' | 'header' | 'notificationUrl' | 'verifyToken'>;
		events: readonly ProviderEvent[];
		/** The thing an event is about: where order is asked for, events of one thing run in theirs. */
		orderingKey?: Source;
		split?: Split;
		/** What this file builds on that neither the documentation nor a test confirms. */
		unconfirmed?: readonly string[];
	};
}

/**
 * One delivery can carry several events. Each is read as if the delivery held it alone: its type
 * and time come from where the delivery's come from.
 */
export interface Split {
	/** Path of the array; empty when it is the body itself. What is no array there is one event. */
	at: string;
	/** The id of the event; that of the delivery does when there is none. */
	id: Source;
	/** Only these events are covered by the signature. The others may be forged: leave them out. */
	signed?: 'first';
}
