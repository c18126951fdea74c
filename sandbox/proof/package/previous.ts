import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { npm, run } from '../../lib/run.ts';

/** The commit to upgrade from until there is a release: its ledger still has the first schema. */
const BEFORE_RELEASES = 'd9b29a2';
/** In the place of its own, so that it is an earlier one whatever it is called. */
const VERSION = '0.0.1';

export type Packed = { version: string; tarball: string };

async function lastRelease(signal?: AbortSignal): Promise<string> {
	const args = ['describe', '--tags', '--abbrev=0', '--match', 'v*', 'HEAD^'];
	const tag = await run('git', args, { signal }).catch(() => BEFORE_RELEASES);
	return tag.trim();
}

/** Builds and packs the last release from this repository, in a folder that is removed again. */
export async function packPrevious(destination: string, signal?: AbortSignal): Promise<Packed> {
	const folder = await mkdtemp(join(tmpdir(), 'steadfast-previous-'));
	const options = { cwd: folder, signal };
	try {
		const archive = join(folder, 'commit.tar');
		const commit = await lastRelease(signal);
		await run('git', ['archive', '--output', archive, commit], { signal });
		await run('tar', ['-xf', archive, '-C', folder], options);
		await rm(archive);
		await symlink(resolve('node_modules'), join(folder, 'node_modules'));
		const file = join(folder, 'package.json');
		const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
		await writeFile(file, JSON.stringify({ ...manifest, version: VERSION }));
		await npm(['run', 'build'], options);
		const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination];
		const [packed] = JSON.parse(await npm(packing, options)) as Array<{ filename: string }>;
		return { version: VERSION, tarball: join(destination, packed!.filename) };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
