import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cacheFolder } from './cache.ts';
import { installN8n } from './installN8n.ts';
import { tryLock } from './lock.ts';
import { packPack } from './packPack.ts';
import { npm } from './run.ts';
import { say } from './say.ts';
import { until } from './until.ts';
import { installPack } from './userFolder.ts';

const BUILD_MS = 120_000;

/** Builds and packs, one at a time on a machine: a build empties `dist` under the one before. */
async function buildAndPack(signal?: AbortSignal): Promise<string> {
	let unlock: (() => void) | undefined;
	const locked = () => (unlock = tryLock(cacheFolder('build.lock'))) !== undefined;
	await until('another build ends', locked, BUILD_MS, signal);
	try {
		await npm(['run', 'build'], { signal });
		return await packPack(signal);
	} finally {
		unlock?.();
	}
}

/**
 * Installs n8n (once), and this project as it is now, packed as npm would publish it, into a user
 * folder.
 *
 * @returns the folder of installN8n()
 */
export async function prepare(userFolder: string, signal?: AbortSignal): Promise<string> {
	const folder = await installN8n(signal);
	say('Building and packing the nodes');
	const tarball = await buildAndPack(signal);
	say('Installing the package into n8n');
	await installPack(userFolder, tarball, signal);
	await rm(dirname(tarball), { recursive: true });
	return folder;
}
