import type { WebhookSpec } from '../core/signature';

export interface ProviderEvent {
	/** As the provider names it in a delivery. */
	type: string;
	label: string;
}

/** A system that sends webhooks, as data. */
export interface Provider {
	/** Registry key and folder name. */
	name: string;
	displayName: string;
	docs: { webhooks: string };
	webhook: WebhookSpec & {
		/** Headers worth keeping with a delivery begin with this; the signature is never kept. */
		headerPrefix: string;
		/** The status that tells the provider the delivery was taken. */
		successStatus: number;
		/** What the provider does when it is not, for the node's help. */
		retries: string;
		events: readonly ProviderEvent[];
		/** Where a person registers the URL, a sentence. */
		setup: string;
	};
}
