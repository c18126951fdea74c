import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cacheFolder } from './cache.ts';
import { npm } from './run.ts';
import { say } from './say.ts';

/** Folders with a manifest and a lockfile: the n8n that the sandbox runs, and the oldest supported. */
export const RELEASES = { pinned: join('sandbox', 'n8n'), oldest: join('sandbox', 'n8n-oldest') };
export type Release = keyof typeof RELEASES;

const FILES = ['package.json', 'package-lock.json', '.npmrc'];
const HEARTBEAT_MS = 20_000;
const ABANDONED_MS = 24 * 3_600_000;

const [nodeMajor] = process.versions.node.split('.');

/** Where a lockfile's n8n belongs: another lockfile, manifest or Node is another folder. */
async function installedFolder(release: Release): Promise<string> {
	const hash = createHash('sha256').update(`node ${nodeMajor} ${process.platform} ${process.arch}`);
	for (const file of FILES) hash.update(await readFile(join(RELEASES[release], file)));
	return cacheFolder(`n8n-${hash.digest('hex').slice(0, 12)}`);
}

/** Native parts are built against the headers that came with this Node, when they did. */
function headers(): NodeJS.ProcessEnv {
	const prefix = dirname(dirname(process.execPath));
	const packaged = join(prefix, 'node_modules', `node-${process.platform}-${process.arch}`);
	const nodedir = [packaged, prefix].find((folder) =>
		existsSync(join(folder, 'include', 'node', 'common.gypi')),
	);
	return nodedir ? { npm_config_nodedir: nodedir } : {};
}

async function removeAbandoned(folder: string): Promise<void> {
	const siblings = await readdir(dirname(folder));
	for (const name of siblings.filter((entry) => entry.startsWith(`${basename(folder)}.part-`))) {
		const part = join(dirname(folder), name);
		const age = Date.now() - (await stat(part)).mtimeMs;
		if (age > ABANDONED_MS) await rm(part, { recursive: true, force: true });
	}
}

async function withProgress<T>(step: string, work: () => Promise<T>): Promise<T> {
	const start = Date.now();
	const seconds = () => `${Math.round((Date.now() - start) / 1_000)} s`;
	say(`  ${step} …`);
	const heartbeat = setInterval(() => say(`  ${step} … ${seconds()}`), HEARTBEAT_MS);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		say(`  ${step}: ended after ${seconds()}`);
	}
}

/**
 * Installs a release of n8n as its lockfile says, once; the next call finds it.
 *
 * Built in a folder of its own and renamed when whole: an interrupted install is never taken for a
 * good one, and of two at once the first to end wins.
 *
 * @returns the folder that holds `node_modules/n8n`
 */
export async function installN8n(
	signal?: AbortSignal,
	release: Release = 'pinned',
): Promise<string> {
	const folder = await installedFolder(release);
	if (existsSync(folder)) return folder;
	await mkdir(dirname(folder), { recursive: true });
	await removeAbandoned(folder);

	const part = await mkdtemp(`${folder}.part-`);
	try {
		say(`Installing n8n (once, about 2.2 GB, some minutes) into ${folder}`);
		for (const file of FILES) await cp(join(RELEASES[release], file), join(part, file));
		const options = { cwd: part, signal, env: headers() };
		// Scripts stay off: one of n8n's dependencies fetches a binary that is not needed here.
		await withProgress('npm ci', () =>
			npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options),
		);
		await withProgress('npm rebuild sqlite3 isolated-vm', () =>
			npm(['rebuild', 'sqlite3', 'isolated-vm'], options),
		);
		await rename(part, folder).catch((error: Error) => {
			if (!existsSync(folder)) throw error;
		});
		return folder;
	} finally {
		await rm(part, { recursive: true, force: true });
	}
}
