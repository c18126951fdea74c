import type { SharedState } from '../../core/state';
import type { Clock } from '../../core/time';

interface Entry {
	value: unknown;
	expiresAt: number;
}

/**
 * What goes in and what others read is a copy, as in every other engine, so that no caller shares
 * an object with the store. Reducers are pure and get the value itself.
 */
export function createMemoryState(clock: Clock): SharedState {
	const entries = new Map<string, Entry>();
	const current = (key: string, now: number) => {
		const entry = entries.get(key);
		return entry && entry.expiresAt > now ? entry : undefined;
	};
	return {
		async update(key, reduce) {
			const now = clock();
			const entry = current(key, now);
			const before = entry?.value as Parameters<typeof reduce>[0];
			const { state, result, keepMs = Infinity } = reduce(before, now);
			const expiresAt = now + keepMs;
			if (state === undefined) entries.delete(key);
			else if (entry) {
				entry.expiresAt = expiresAt;
				if (state !== before) entry.value = copyJson(state);
			} else entries.set(key, { value: copyJson(state), expiresAt });
			return result;
		},
		async read<State>(key: string) {
			return copyJson(current(key, clock())?.value) as State | undefined;
		},
		async list<State>(prefix: string) {
			const now = clock();
			return [...entries.keys()]
				.filter((key) => key.startsWith(prefix) && current(key, now))
				.sort()
				.map((key) => ({ key, state: copyJson(entries.get(key)?.value) as State }));
		},
	};
}

/** What JSON.parse(JSON.stringify(value)) makes of plain JSON, several times faster. */
function copyJson(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(copyJson);
	const copy: Record<string, unknown> = {};
	for (const key in value) {
		const member = (value as Record<string, unknown>)[key];
		if (member !== undefined && key !== '__proto__') copy[key] = copyJson(member);
	}
	return copy;
}
