import { idOf, text, type Json } from '../api/json';
import type { PastEvent } from './types';

/** A resource whose changes are known by its state: the event types of its beginning and change. */
export interface ChangingResource {
	created: string;
	updated: string;
}

/** When a resource was made and last changed, ms. */
interface Times {
	createdAt(row: Json): number;
	updatedAt(row: Json): number;
}

/**
 * Events of resources that are listed by their last change, and the key that such an event shares
 * with its webhook: type, id and time. Changes between two runs are one event, the last; two within
 * the provider's smallest unit of time are one as well.
 */
export function changeKeys(resources: readonly ChangingResource[], times: Times) {
	const timeOf = new Map<string, (row: Json) => number>();
	for (const { created, updated } of resources) {
		timeOf.set(created, times.createdAt).set(updated, times.updatedAt);
	}

	function eventOf(type: string, at: number, row: Json): PastEvent {
		return { key: `${type}:${idOf(row)}:${at}`, type, at, body: row };
	}

	return {
		keyOf(type: string, body: Json): string | undefined {
			const at = timeOf.get(type)?.(body) ?? NaN;
			return Number.isNaN(at) || text(body.id) === undefined
				? undefined
				: eventOf(type, at, body).key;
		},

		/** What a row says has happened since then. */
		eventsOf({ created, updated }: ChangingResource, row: Json, since: number): PastEvent[] {
			const createdAt = times.createdAt(row);
			const updatedAt = times.updatedAt(row);
			return [
				...(createdAt >= since ? [eventOf(created, createdAt, row)] : []),
				...(updatedAt > createdAt ? [eventOf(updated, updatedAt, row)] : []),
			];
		},
	};
}
