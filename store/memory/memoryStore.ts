import type { SharedState } from '../../core/state';
import type { Clock } from '../../core/time';
import type { Store } from '../Store';
import { MemoryLedger } from './memoryLedger';

export function createMemoryStore(clock: Clock): Store {
	return {
		ledger: new MemoryLedger(clock),
		state: createMemoryState(clock),
		close: async () => undefined,
	};
}

interface Entry {
	/** Kept as JSON, as in every other engine, so that no caller shares an object with the store. */
	json: string;
	expiresAt: number;
}

function createMemoryState(clock: Clock): SharedState {
	const entries = new Map<string, Entry>();
	const read = (key: string) => {
		const entry = entries.get(key);
		return entry && entry.expiresAt > clock() ? JSON.parse(entry.json) : undefined;
	};
	return {
		async update(key, reduce) {
			const now = clock();
			const { state, result, keepMs = Infinity } = reduce(read(key), now);
			if (state === undefined) entries.delete(key);
			else entries.set(key, { json: JSON.stringify(state), expiresAt: now + keepMs });
			return result;
		},
		async read(key) {
			return read(key);
		},
		async list(prefix) {
			return [...entries.keys()]
				.filter((key) => key.startsWith(prefix))
				.sort()
				.map((key) => ({ key, state: read(key) }))
				.filter(({ state }) => state !== undefined);
		},
	};
}
