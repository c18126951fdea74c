import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, run } from './run.ts';

const PACKAGE = 'n8n-nodes-steadfast';

type Manifest = { version: string } & Record<string, unknown>;

/** Where n8n keeps its community packages in a user folder. */
const nodesFolder = (userFolder: string): string => join(userFolder, '.n8n', 'nodes');

/** The ledger of the pack in a user folder. */
export const ledgerFile = (userFolder: string): string =>
	join(userFolder, '.n8n', 'steadfast', 'ledger.sqlite');

/**
 * Installs a packed tarball into a user folder as n8n's community install does (its
 * CommunityPackagesService.downloadPackage), so that node types read `n8n-nodes-steadfast.<node>`.
 * One that was there is replaced.
 */
export async function installPack(
	userFolder: string,
	tarball: string,
	signal?: AbortSignal,
): Promise<void> {
	const nodes = nodesFolder(userFolder);
	const target = join(nodes, 'node_modules', PACKAGE);
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'], { signal });

	const manifest = JSON.parse(await readFile(join(target, 'package.json'), 'utf8')) as Manifest;
	for (const kind of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[kind];
	}
	await writeFile(join(target, 'package.json'), JSON.stringify(manifest, null, 2));
	await npm(
		[
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
			'--prefer-offline',
		],
		{ cwd: target, signal },
	);
	const installed = join(nodes, 'package.json');
	const list = await readFile(installed, 'utf8').then(
		(text) => JSON.parse(text) as { dependencies: Record<string, string> },
		() => ({ name: 'installed-nodes', private: true, dependencies: {} as Record<string, string> }),
	);
	list.dependencies[PACKAGE] = manifest.version;
	await writeFile(installed, JSON.stringify(list, null, 2));
}

/** Gives another user folder the community packages of this one. */
export async function shareNodes(userFolder: string, other: string): Promise<void> {
	await mkdir(join(other, '.n8n'), { recursive: true });
	await rm(nodesFolder(other), { recursive: true, force: true });
	await symlink(nodesFolder(userFolder), nodesFolder(other));
}
