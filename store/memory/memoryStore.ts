import { DatabaseSync } from 'node:sqlite';
import type { SharedState } from '../../core/state';
import type { Clock } from '../../core/time';
import { payloadCodec, type PayloadCodec } from '../payload';
import { SqlLedger } from '../sql/SqlLedger';
import { LEDGER_MIGRATIONS, migrate } from '../sqlite/schema';
import { SqliteSql } from '../sqlite/SqliteSql';
import type { Store } from '../Store';

/** The embedded store without files: gone when the process ends. For tests and trials. */
export function createMemoryStore(clock: Clock, codec: PayloadCodec = payloadCodec()): Store {
	const ledger = new DatabaseSync(':memory:');
	migrate(ledger, LEDGER_MIGRATIONS);
	return {
		ledger: new SqlLedger(new SqliteSql(ledger, clock), codec),
		state: createMemoryState(clock),
		close: async () => ledger.close(),
	};
}

interface Entry {
	value: unknown;
	expiresAt: number;
}

/**
 * What goes in and what others read is a copy, as in every other engine, so that no caller shares
 * an object with the store. Reducers are pure and get the value itself, frozen.
 */
function createMemoryState(clock: Clock): SharedState {
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
			else if (entry && state === before) entry.expiresAt = expiresAt;
			else entries.set(key, { value: copyJson(state, Object.freeze), expiresAt });
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
function copyJson(value: unknown, finish = <T extends object>(copy: T): T => copy): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return finish(value.map((element) => copyJson(element, finish)));
	const copy: Record<string, unknown> = {};
	for (const key in value) {
		const member = (value as Record<string, unknown>)[key];
		if (member !== undefined && key !== '__proto__') copy[key] = copyJson(member, finish);
	}
	return finish(copy);
}
