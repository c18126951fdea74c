import { createHash } from 'node:crypto';
import { openStore, storeSettings, type StoreSettings } from '../../store/open';
import type { Store } from '../../store/Store';
import { clock } from './systemTime';

/** By a hash of their settings, which may hold passwords. */
const opened = new Map<string, Promise<Store>>();

/**
 * The one store that all nodes of this process use, or that those with the same credential use.
 * Opened by the first that needs it; after a failure the next caller tries again.
 */
export function instanceStore(
	settings: StoreSettings = storeSettings(process.env),
): Promise<Store> {
	const key = createHash('sha256').update(JSON.stringify(settings)).digest('hex');
	const known = opened.get(key);
	if (known) return known;
	const opening = openStore(settings, clock).catch((error: unknown) => {
		opened.delete(key);
		throw error;
	});
	opened.set(key, opening);
	return opening;
}
