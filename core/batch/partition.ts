import { HttpFailure } from '../http/failure';
import { compileGetter } from '../mapping/access';
import { parsePath } from '../mapping/path';
import { fingerprint } from '../http/fingerprint';
import { encodeItem, type Envelope } from './encode';
import type { BatchLimits } from './types';

/** An item on its way: where it stands among all, and as JSON. */
export interface Entry {
	index: number;
	json: string;
}

export interface Partition {
	/** In each, items keep their order. */
	batches: Entry[][];
	/** Items that fit in no batch. */
	refused: { index: number; failure: HttpFailure }[];
}

/** Puts items into the fewest batches that keep their order within a group. */
export function partition(
	items: readonly unknown[],
	limits: BatchLimits,
	envelope: Envelope,
): Partition {
	const { maxItems, maxBytes, maxItemBytes = Infinity, groupPath } = requireLimits(limits);
	const groupOf = groupPath === undefined ? undefined : compileGetter(parsePath(groupPath));
	const perItem = Buffer.byteLength(envelope.prefix) + Buffer.byteLength(envelope.between);
	const around = Buffer.byteLength(envelope.head) + Buffer.byteLength(envelope.tail);
	// A body of n items has n - 1 separators; counting one for each is undone here.
	const room = maxBytes - around + Buffer.byteLength(envelope.between);

	const batches: Entry[][] = [];
	const refused: Partition['refused'] = [];
	const open = new Map<string, { batch: Entry[]; bytes: number }>();
	items.forEach((item, index) => {
		try {
			const json = encodeItem(item);
			const own = Buffer.byteLength(json);
			if (own > maxItemBytes) {
				throw new Error(`The item has ${own} bytes; the limit for one is ${maxItemBytes}`);
			}
			const bytes = own + perItem;
			if (bytes > room) {
				throw new Error(
					`The item alone makes a body of ${bytes + maxBytes - room} bytes; the limit is ${maxBytes}`,
				);
			}
			const group = groupOf ? fingerprint(groupOf(item) ?? null) : '';
			let current = open.get(group);
			if (!current || current.batch.length >= maxItems || current.bytes + bytes > room) {
				current = { batch: [], bytes: 0 };
				open.set(group, current);
				batches.push(current.batch);
			}
			current.batch.push({ index, json });
			current.bytes += bytes;
		} catch (error) {
			const { message } = error as Error;
			const failure = new HttpFailure(message, { reason: 'refused', retryable: false });
			refused.push({ index, failure });
		}
	});
	return { batches, refused };
}

function requireLimits(limits: BatchLimits): BatchLimits {
	for (const [name, label] of [
		['maxItems', 'Items per batch'],
		['maxBytes', 'Bytes per batch'],
	] as const) {
		if (!(Number.isSafeInteger(limits[name]) && limits[name] > 0)) {
			throw new Error(`${label} must be a whole number above 0`);
		}
	}
	return limits;
}
