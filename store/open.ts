import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../core/time';
import type { Store } from './Store';

/**
 * The instance's store setting: `STEADFAST_STORE`, or a file in n8n's user folder.
 * `sqlite:<file>` keeps it in that file, `memory` only as long as the process lives.
 */
export function storeSetting(env: NodeJS.ProcessEnv): string {
	const userFolder = join(env.N8N_USER_FOLDER ?? homedir(), '.n8n');
	return env.STEADFAST_STORE || `sqlite:${join(userFolder, 'steadfast', 'ledger.sqlite')}`;
}

/** Engines are loaded when they are opened. @throws when the setting names none. */
export async function openStore(setting: string, clock: Clock): Promise<Store> {
	const [engine, location] = split(setting);
	if (engine === 'memory') {
		const { createMemoryStore } = await import('./memory/memoryStore');
		return createMemoryStore(clock);
	}
	if (engine === 'sqlite' && location) {
		const { openSqliteStore } = await import('./sqlite/sqliteStore');
		return await openSqliteStore(location, clock);
	}
	// The setting itself may hold a password: only its engine is named.
	throw new Error(
		`STEADFAST_STORE names an unknown store "${engine}"; use sqlite:<file> or memory`,
	);
}

function split(setting: string): [engine: string, location: string] {
	const colon = setting.indexOf(':');
	return colon < 0 ? [setting, ''] : [setting.slice(0, colon), setting.slice(colon + 1)];
}
