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

function createMemoryState(clock: Clock): SharedState {
	// Kept as JSON, as in every other engine, so that no caller shares an object with the store.
	const values = new Map<string, string>();
	return {
		async update(key, reduce) {
			const stored = values.get(key);
			const { state, result } = reduce(
				stored === undefined ? undefined : JSON.parse(stored),
				clock(),
			);
			values.set(key, JSON.stringify(state));
			return result;
		},
	};
}
