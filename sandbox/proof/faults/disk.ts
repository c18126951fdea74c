import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLedger } from '../../lib/ledger.ts';
import { run } from '../../lib/run.ts';
import type { FaultCase } from './fault.ts';

const SIZE = '8m';

/** A small file system of its own for the ledger. */
export const diskFull: FaultCase = async (work) => {
	const folder = await mkdtemp(join(tmpdir(), 'steadfast-tmpfs-'));
	const ledger = join(folder, 'ledger.sqlite');
	const ballast = join(folder, 'ballast');
	try {
		await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder]);
	} catch {
		await rm(folder, { recursive: true });
		return 'skipped: mounting a tmpfs takes root';
	}
	try {
		return await work({
			title: `disk full (tmpfs of ${SIZE})`,
			meanwhile: 'refused',
			options: { env: { STEADFAST_STORE: `sqlite:${ledger}` } },
			async break() {
				const { bavail, bsize } = await statfs(folder);
				await writeFile(ballast, Buffer.alloc(bavail * bsize));
			},
			mend: () => rm(ballast),
			rows: async () => readLedger(ledger),
		});
	} finally {
		await run('umount', ['--lazy', folder]);
		await rm(folder, { recursive: true });
	}
};

const attribute = (change: '+i' | '-i', file: string) => run('chattr', [change, file]);

/** The file takes no more writes, from one moment to the next; n8n has it open. */
export const readOnly: FaultCase = async (work) => {
	const probe = await mkdtemp(join(tmpdir(), 'steadfast-probe-'));
	try {
		await attribute('+i', probe);
		await attribute('-i', probe);
	} catch {
		return 'skipped: the attribute "immutable" takes root and a file system that knows it';
	} finally {
		await rm(probe, { recursive: true });
	}
	// Not the index of the log: SQLite has it in memory, and to write there would kill n8n (SIGBUS).
	const files = (ledger: string) => ['', '-wal'].map((suffix) => ledger + suffix);
	const all = async (change: '+i' | '-i', ledger: string) => {
		for (const file of files(ledger)) await attribute(change, file);
	};
	return await work({
		title: 'ledger file made read-only under n8n',
		meanwhile: 'refused',
		options: {},
		break: ({ ledger }) => all('+i', ledger),
		mend: ({ ledger }) => all('-i', ledger),
	});
};

/** n8n starts while the ledger cannot be written. */
export const readOnlyAtStart: FaultCase = async (work) => {
	const folder = await mkdtemp(join(tmpdir(), 'steadfast-tmpfs-'));
	const ledger = join(folder, 'ledger.sqlite');
	const mount = (...options: string[]) => run('mount', [...options, folder]);
	try {
		await run('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', folder]);
	} catch {
		await rm(folder, { recursive: true });
		return 'skipped: mounting a tmpfs takes root';
	}
	try {
		return await work({
			title: 'ledger read-only while n8n starts',
			meanwhile: 'refused',
			options: { env: { STEADFAST_STORE: `sqlite:${ledger}` }, gate: true },
			async break({ n8n }) {
				await n8n.stop();
				await mount('-o', 'remount,ro');
				await n8n.start();
			},
			mend: () => mount('-o', 'remount,rw'),
			rows: async () => readLedger(ledger),
		});
	} finally {
		await run('umount', ['--lazy', folder]);
		await rm(folder, { recursive: true });
	}
};
