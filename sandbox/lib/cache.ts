import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder of the user's cache, outside the checkout. */
export const cacheFolder = (name: string): string =>
	join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-steadfast', name);
