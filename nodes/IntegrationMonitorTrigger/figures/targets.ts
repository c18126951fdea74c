import type { BreakerState } from '../../../core/breaker/breaker';
import type { Figures } from '../../../core/observe/health';
import type { SharedState } from '../../../core/state';

const PREFIX = 'breaker:';

/** The systems that the HTTP node calls, by the keys of their circuit breakers. */
export async function readTargets(state: SharedState): Promise<Figures[]> {
	const breakers = await state.list<BreakerState>(PREFIX);
	return breakers.map(({ key, state: { openedAt } }) => ({
		id: key,
		kind: 'target',
		name: key.slice(PREFIX.length),
		...{ done: 0, failed: 0, dead: 0 },
		...(openedAt !== undefined && { openSince: openedAt }),
	}));
}
