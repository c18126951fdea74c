import type { BatchPlan } from '../core/batch';
import type { GraphqlOptions } from '../core/graphql';
import type { Place } from '../core/http/requestField';
import type { PaginationStrategy } from '../core/pagination';
import type { EndpointRule } from '../core/ratelimit/endpoint';
import type { RateLimit } from '../core/ratelimit/gcra';
import type { RateDialect } from '../core/ratelimit/readRateHeaders';
import type { RetryRules } from '../core/retry/classify';
import type { ProviderApi } from './ProviderApi';

/** All that a well-behaved caller has to know of an API, as data. Paths are below the base URL. */
export interface Preset {
	/** Registry key and folder name. */
	name: string;
	displayName: string;
	docs: { api: string; limits?: string };
	api: ProviderApi;
	/** Sent with every call unless the caller says otherwise; names in lower case, `{name}` as in `api`. */
	headers?: Readonly<Record<string, string>>;
	/** The same for the query. */
	query?: Readonly<Record<string, string>>;
	/** How fields become a body; JSON unless said otherwise. */
	body?: 'form';
	/** For calls on behalf of a person: what n8n's OAuth 2.0 credential wants to know. */
	oauth2?: { authorizationUrl: string; accessTokenUrl: string; pkce?: true };
	limits: PresetLimits;
	retry?: RetryRules;
	idempotency?: Idempotency;
	/** By a name for the form; the first is the default. */
	pagination?: Readonly<Record<string, Paging>>;
	batches?: Readonly<Record<string, Batching>>;
	graphql?: GraphqlOptions & { path: string };
	errors?: ErrorShape;
	/** What data cannot say and a person should know, each a sentence. */
	notes?: readonly string[];
	/** What this file builds on that no documentation or SDK at hand confirms. */
	unconfirmed?: readonly string[];
}

/** Calls with one credential count together. */
export interface PresetLimits {
	/** How answers tell of limits; without it only a refusal does. */
	dialect?: RateDialect;
	/** For all calls, all at once; empty where nothing is published. */
	windows: readonly RateLimit[];
	/** On top of them; paths are those of the whole URL. */
	endpoints?: readonly EndpointRule[];
	/** Calls under way at a time. */
	inFlight?: number;
	/** Whose limits these are, where they depend on the plan: the lowest that is published. */
	plan?: string;
}

/** Where the API takes a key by which it knows a repetition. */
export interface Idempotency {
	place: Place;
	/** `item`: the place is in each item of a batch, not in the body around them. */
	of?: 'item';
	/** Sent without being asked for. Otherwise the key means something to the user, or most calls refuse it. */
	automatic: boolean;
	/** The only calls that take it; a path as in `PresetLimits.endpoints`. */
	calls: ReadonlyArray<{ method: string; path: string }>;
	maxLength: number;
	/** How long the API remembers a key, ms; absent where it does not say. */
	validMs?: number;
}

export interface Paging {
	/** A call that gives such a list. */
	example: { method?: 'POST'; path: string };
	strategy: PaginationStrategy;
	/** The list is named after what it holds: `itemsPath` and the like are those of the example. */
	named?: true;
}

/** Many items in one call. */
export interface Batching {
	/** Or the https URL of a host of its own. */
	path: string;
	plan: BatchPlan;
	/** The API takes a compressed body, and so it gets one; limits hold for the body before that. */
	gzip?: true;
}

/** Paths of an error answer, as in core/mapping/path. */
export interface ErrorShape {
	message: string;
	code?: string;
	/** A field that is `false` in an answer that failed, whatever its status. */
	ok?: string;
}
