import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packPack } from '../lib/packPack.ts';
import { say } from '../lib/say.ts';
import type { Findings, Proof } from './lib/proof.ts';
import { installAndUninstall } from './package/install.ts';
import { withInstance } from './package/instance.ts';
import { packPrevious } from './package/previous.ts';
import type { Packed } from './package/previous.ts';
import { upgrade } from './package/upgrade.ts';

const ORDERS = 10;

type Manifest = { version: string; n8n: { nodes: readonly string[] } };
type Current = Packed & { nodes: number };

/** Takes what `npm run build` has made. */
async function packCurrent(signal: AbortSignal): Promise<Current> {
	const { version, n8n } = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
	return { version, nodes: n8n.nodes.length, tarball: await packPack(signal) };
}

async function proveInstall(
	release: 'pinned' | 'oldest',
	{ version, nodes, tarball }: Current,
	count: number,
	signal: AbortSignal,
): Promise<Findings> {
	return await withInstance(release, { [version]: tarball }, signal, (instance) =>
		installAndUninstall(instance, version, nodes, count),
	);
}

async function proveUpgrade(
	{ version, tarball }: Current,
	count: number,
	signal: AbortSignal,
): Promise<Findings> {
	const folder = await mkdtemp(join(tmpdir(), 'steadfast-pack-'));
	try {
		say('Packing the previous version');
		const previous = await packPrevious(folder, signal);
		const tarballs = { [previous.version]: previous.tarball, [version]: tarball };
		return await withInstance('pinned', tarballs, signal, (instance) =>
			upgrade(instance, previous.version, version, count),
		);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

const CASES = {
	install: (current: Current, count: number, signal: AbortSignal) =>
		proveInstall('pinned', current, count, signal),
	upgrade: proveUpgrade,
	oldest: (current: Current, count: number, signal: AbortSignal) =>
		proveInstall('oldest', current, count, signal),
};

export const packaged: Proof = {
	shows: 'n8n installs, upgrades and uninstalls the package by itself; no order is lost',
	cases: Object.keys(CASES),
	async run({ count = ORDERS, only, signal }) {
		const current = await packCurrent(signal);
		const found: Findings[] = [];
		try {
			for (const [name, prove] of Object.entries(CASES)) {
				if (only.length === 0 || only.includes(name))
					found.push(await prove(current, count, signal));
			}
		} finally {
			await rm(dirname(current.tarball), { recursive: true });
		}
		return {
			rows: found.flatMap(({ rows }) => rows),
			faults: found.flatMap(({ faults }) => faults),
		};
	},
};
