import type { SharedState } from '../state';
import { updateEntries } from './buckets';
import type { SyncRecord } from './delta';

interface Written {
	hash: string;
	/** ms since the epoch. */
	until: number;
}

/** A system reports a change within this time of being written to, or not at all, ms. */
export const ECHO_MS = 24 * 3_600_000;

/** Keeps a two-way sync from taking its own writes for changes of the other side. */
export interface EchoGuard {
	/** These are about to be written to that side, or just were. */
	remember(side: string, records: readonly SyncRecord[], keepMs?: number): Promise<void>;
	/** Which of these changes, reported by that side, are what was written there? */
	isEcho(side: string, records: readonly SyncRecord[]): Promise<boolean[]>;
}

export function echoGuard(state: SharedState, sync: string): EchoGuard {
	const prefix = (side: string) => `sync-echo:${sync}:${side}:`;
	// A record may be written twice before the first report of it comes back.
	type Entries = Map<string, Written[]>;

	return {
		async remember(side, records, keepMs = ECHO_MS) {
			await updateEntries(state, prefix(side), records, (entries: Entries, record, now) => {
				sweep(entries, now);
				const others = (entries.get(record.key) ?? []).filter(({ hash }) => hash !== record.hash);
				entries.set(record.key, [...others, { hash: record.hash, until: now + keepMs }]);
			});
		},
		async isEcho(side, records) {
			return await updateEntries(state, prefix(side), records, (entries: Entries, record, now) => {
				const written = entries.get(record.key) ?? [];
				return written.some(({ hash, until }) => hash === record.hash && until > now);
			});
		},
	};
}

function sweep(entries: Map<string, Written[]>, now: number): void {
	for (const [key, written] of entries) {
		const current = written.filter(({ until }) => until > now);
		if (current.length > 0) entries.set(key, current);
		else entries.delete(key);
	}
}
