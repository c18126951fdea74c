import type { SharedState } from '../state';
import { HttpFailure } from './failure';

/**
 * The state behind limits, breakers and caches; where it cannot be reached, a call fails in a way
 * that passes by itself. A call without its limit could do more harm than one that comes later.
 */
export function reachedState(state: SharedState): SharedState {
	return {
		update: (key, reduce) => state.update(key, reduce).catch(fail),
		read: <State>(key: string) => state.read<State>(key).catch(fail),
		list: <State>(prefix: string) => state.list<State>(prefix).catch(fail),
	};
}

function fail(error: unknown): never {
	if (error instanceof HttpFailure) throw error;
	const why = error instanceof Error ? error.message : String(error);
	throw new HttpFailure(`What calls share (limits, breakers) cannot be reached: ${why}`, {
		reason: 'state_unavailable',
		retryable: true,
	});
}
