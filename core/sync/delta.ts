import type { SharedState } from '../state';
import { listEntries, updateEntries } from './buckets';

export interface SyncRecord {
	/** The record's own id in the source. */
	key: string;
	/** Of its content: see compileContentHash. */
	hash: string;
}

/** `restored`: the target had dropped it, and it is back. */
export type RecordChange = 'new' | 'changed' | 'restored' | 'unchanged';

export interface Detected {
	change: RecordChange;
	/**
	 * When this content of the record was first passed on, ms. With the key it names the change: the
	 * same while it is not confirmed, another when the record changes, also back to what it was.
	 */
	since?: number;
}

interface Entry {
	/** What the target was last confirmed to have; absent when it has nothing yet. */
	hash?: string;
	/** What was passed on and is not confirmed: the target may have it or not. */
	pending?: { hash: string; since: number };
	/** The listing in which it was last there. */
	listing: string;
	/** A tombstone: the target was confirmed to have dropped it, ms. */
	deletedAt?: number;
}

/** A record that comes back within this time is restored, later it is new, ms. */
const TOMBSTONE_MS = 30 * 86_400_000;

/** Tells what is new or changed against what the target has. */
export interface ChangeDetector {
	/**
	 * Compares each record with what was confirmed, and notes that it is there. A record that was
	 * not confirmed since is reported again: nothing is lost when a run ends half-way.
	 */
	detect(records: readonly SyncRecord[], listing: string): Promise<Detected[]>;
	/** The target has these now. */
	confirm(records: readonly SyncRecord[]): Promise<void>;
	/** Keys the target has that were not in this full listing. */
	findDeleted(listing: string): Promise<{ deleted: string[]; known: number }>;
	/** The target has dropped these. */
	confirmDeleted(keys: readonly string[]): Promise<void>;
	/** Takes everything for new from now on. */
	forget(): Promise<void>;
}

export function changeDetector(state: SharedState, sync: string): ChangeDetector {
	const prefix = `sync-records:${sync}:`;
	type Entries = Map<string, Entry>;

	return {
		async detect(records, listing) {
			return await updateEntries(state, prefix, records, (entries: Entries, record, now) => {
				const { key, hash } = record;
				const known = entries.get(key);
				if (known?.hash === hash && !known.pending) {
					entries.set(key, { ...known, listing });
					return { change: 'unchanged' };
				}
				const pending = known?.pending?.hash === hash ? known.pending : { hash, since: now };
				entries.set(key, { ...known, pending, listing });
				return { change: changeOf(known), since: pending.since };
			});
		},
		async confirm(records) {
			await updateEntries(state, prefix, records, (entries: Entries, { key, hash }) => {
				const { pending, listing = '' } = entries.get(key) ?? {};
				const open = pending && pending.hash !== hash && { pending };
				entries.set(key, { listing, hash, ...open });
			});
		},
		async findDeleted(listing) {
			const entries = await listEntries<Entry>(state, prefix);
			const known = entries.filter(([, { hash }]) => hash !== undefined);
			const deleted = known.filter(([, entry]) => entry.listing !== listing).map(([key]) => key);
			return { deleted, known: known.length };
		},
		async confirmDeleted(keys) {
			const records = keys.map((key) => ({ key }));
			await updateEntries(state, prefix, records, (entries: Entries, { key }, now) => {
				entries.set(key, { listing: entries.get(key)?.listing ?? '', deletedAt: now });
				sweep(entries, now);
			});
		},
		async forget() {
			for (const { key } of await state.list(prefix)) {
				await state.update(key, () => ({ state: undefined, result: undefined }));
			}
		},
	};
}

function changeOf(known: Entry | undefined): RecordChange {
	if (known?.hash !== undefined) return 'changed';
	return known?.deletedAt === undefined ? 'new' : 'restored';
}

function sweep(entries: Map<string, Entry>, now: number): void {
	for (const [key, { deletedAt }] of entries) {
		if (deletedAt !== undefined && now - deletedAt > TOMBSTONE_MS) entries.delete(key);
	}
}
