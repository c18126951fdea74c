import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../sandbox/lib/cache.ts';

/** The folder of an n8n that `npm start` installed, which holds this file; undefined without one. */
export function installedN8n(file: string): string | undefined {
	const cache = cacheFolder('');
	return (existsSync(cache) ? readdirSync(cache) : [])
		.map((name) => join(cache, name))
		.find((folder) => existsSync(join(folder, file)));
}
