import type { SharedState } from '../state';
import { updateEntries } from './buckets';

type Fields = Readonly<Record<string, unknown>>;

/** What both sides of a two-way sync last agreed on, a record each: the base of the next merge. */
export interface AgreedVersions {
	read(keys: readonly string[]): Promise<Array<Fields | undefined>>;
	remember(records: ReadonlyArray<{ key: string; value: Fields }>): Promise<void>;
}

export function agreedVersions(state: SharedState, sync: string): AgreedVersions {
	const prefix = `sync-base:${sync}:`;
	type Entries = Map<string, Fields>;
	return {
		async read(keys) {
			const records = keys.map((key) => ({ key }));
			return await updateEntries(state, prefix, records, (entries: Entries, { key }) =>
				entries.get(key),
			);
		},
		async remember(records) {
			await updateEntries(state, prefix, records, (entries: Entries, { key, value }) => {
				entries.set(key, value);
			});
		},
	};
}
