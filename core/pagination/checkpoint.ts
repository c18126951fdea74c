import { fingerprint } from '../http/fingerprint';
import type { Json } from '../http/json';
import type { HttpRequest } from '../http/types';
import type { SharedState } from '../state';
import { withoutSecrets } from './nextUrl';
import type { PaginationOptions, PaginationStrategy, Position } from './types';

/** How far a run got. JSON, and without a secret: see Position. */
export interface Checkpoint {
	/** Of the page to get next; undefined when the last one is got. */
	next?: Position;
	/** Finished so far, of this run and those it resumed. */
	pages: number;
	items: number;
	/** With a store that holds pages: those from this one up to `pages` are held. */
	heldFrom: number;
}

/** What a run is remembered in. */
export interface CheckpointStore {
	/** Whether finished pages are held too, for a caller that puts items out only at the end. */
	readonly holdsPages: boolean;
	load(): Promise<Checkpoint | undefined>;
	save(checkpoint: Checkpoint): Promise<void>;
	clear(): Promise<void>;
	savePage(page: number, items: readonly Json[]): Promise<void>;
	/** Undefined when it has expired. */
	loadPage(page: number): Promise<Json[] | undefined>;
	clearPage(page: number): Promise<void>;
}

/**
 * Names a run: the same strategy, request and `userKey` find each other's checkpoint. Headers and
 * secret parameters do not count, so that a new token does not lose the place; two runs that differ
 * only in them need a `userKey` each, such as workflow, node and credential.
 */
export function checkpointKey(
	strategy: PaginationStrategy,
	{ method, url, body }: HttpRequest,
	userKey: string,
	options: PaginationOptions = {},
): string {
	return fingerprint(strategy, method, withoutSecrets(url, options), body ?? null, userKey);
}

export interface CheckpointOptions {
	state: SharedState;
	/** As checkpointKey makes it. */
	key: string;
	/** A run that stood still for longer starts anew, ms. */
	keepMs: number;
	holdsPages: boolean;
}

/** Checkpoints in the shared state: another worker can go on where one stopped. */
export function sharedCheckpoint(options: CheckpointOptions): CheckpointStore {
	const { state, key, keepMs, holdsPages } = options;
	const own = `pagination:${key}`;
	const pageKey = (page: number) => `${own}:${page}`;
	const put = <T>(name: string, value: T | undefined) =>
		state.update<T, void>(name, () => ({ state: value, result: undefined, keepMs }));
	return {
		holdsPages,
		load: () => state.read<Checkpoint>(own),
		save: (checkpoint) => put(own, checkpoint),
		clear: () => put(own, undefined),
		savePage: (page, items) => put(pageKey(page), items),
		loadPage: (page) => state.read<Json[]>(pageKey(page)),
		clearPage: (page) => put(pageKey(page), undefined),
	};
}
