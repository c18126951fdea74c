import type { ApiRequest, ApiResponse, Paged } from '../api/types';

/** A webhook as the provider's API tells of it. */
export interface Subscription {
	id: string;
	/** Where it sends to. */
	url: string;
	/** As the API names them. */
	events: readonly string[];
	/** False too when the provider has suspended it, or could not verify the address. */
	enabled: boolean;
	/** Something besides is not as this pack makes it, such as the format of the body. */
	outdated?: boolean;
	/** Where the API shows it. */
	secret?: string;
	/** Which of two is the older one: both ISO 8601, or both numbers. */
	createdAt?: string | number;
}

export interface WantedSubscription {
	url: string;
	/** As the API names them. */
	events: readonly string[];
	/** For people who look at the provider's list. */
	name: string;
	/** Empty where the secret is not ours to choose. */
	secret: string;
}

/**
 * Where the signing secret comes from. `chosen`: we say it with each create and update. `made`: the
 * provider makes one for each subscription. `elsewhere`: it has nothing to do with subscriptions,
 * as the secret of an app.
 */
export type SecretSource =
	| {
			from: 'chosen';
			/** What a made-up secret has to look like, where a random text alone does not do. */
			form?(random: string): string;
	  }
	| {
			from: 'made';
			/**
			 * Asks for the secret of a subscription. Without it the answer to the creation is the only
			 * place, and a lost secret means another subscription.
			 */
			reveal?: {
				request(id: string): ApiRequest;
				read(response: ApiResponse): string | undefined;
				/** The answer is a new secret, and the old one is void. */
				renews?: true;
			};
	  }
	| { from: 'elsewhere' };

/** How a provider manages webhooks. All functions are pure. */
export interface SubscriptionApi {
	/** What the token needs, for the message when it is not allowed to. */
	needs: string;
	/** The API's names for the trigger's event types; the same unless said otherwise. */
	names?(types: readonly string[]): readonly string[];
	/** What stands for every event. Without it every known one is named. */
	wildcard?: string;
	/** Where one subscription cannot hold all events: to which one this event belongs. */
	groupOf?(event: string): string;
	/** There is one subscription for each group, whoever made it, and the group is its id. */
	exclusive?: true;
	secret: SecretSource;
	list: Paged<Subscription>;
	create(wanted: WantedSubscription): ApiRequest;
	/** The subscription in the answer to `create`. */
	created(response: ApiResponse, wanted: WantedSubscription): Subscription;
	/** What has to be called besides after a creation, such as a verification of the address. */
	confirm?(id: string): readonly ApiRequest[];
	update(current: Subscription, wanted: WantedSubscription): readonly ApiRequest[];
	remove(current: Subscription): readonly ApiRequest[];
}
