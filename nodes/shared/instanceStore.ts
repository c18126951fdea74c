import { openStore, storeSetting } from '../../store/open';
import type { Store } from '../../store/Store';
import { clock } from './systemTime';

let opened: Promise<Store> | undefined;

/**
 * The one store that all nodes of this process use. Opened by the first that needs it; after a
 * failure the next caller tries again.
 */
export function instanceStore(): Promise<Store> {
	opened ??= openStore(storeSetting(process.env), clock).catch((error: unknown) => {
		opened = undefined;
		throw error;
	});
	return opened;
}
