import { copyFile, rm, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import type { Stage } from '../lib/stage.ts';
import type { FaultCase } from './fault.ts';

const UNKNOWN_VERSION = 99;

/** The ledger is damaged while n8n is down, and mended while it runs. */
const damaged =
	(
		title: string,
		damage: (ledger: string) => Promise<unknown>,
		mend: (ledger: string) => Promise<unknown>,
	): FaultCase =>
	async (work) =>
		await work({
			title,
			meanwhile: 'refused',
			options: { gate: true },
			async break({ n8n, ledger }: Stage) {
				await n8n.stop();
				await damage(ledger);
				await n8n.start();
			},
			mend: ({ ledger }) => mend(ledger),
		});

const backup = (ledger: string) => `${ledger}.good`;

export const corruptFile = damaged(
	'ledger file overwritten with noise, the good one put back',
	async (ledger) => {
		// n8n ends without closing it, and much of it is in the log beside the file.
		const database = new DatabaseSync(ledger);
		database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
		database.close();
		await copyFile(ledger, backup(ledger));
		for (const suffix of ['-wal', '-shm']) await rm(ledger + suffix, { force: true });
		await writeFile(ledger, 'This is not a database. '.repeat(1_000));
	},
	(ledger) => copyFile(backup(ledger), ledger),
);

export const newerSchema = damaged(
	'ledger written by a newer version of the package, then by this one',
	async (ledger) => setVersion(ledger, UNKNOWN_VERSION),
	async (ledger) => setVersion(ledger),
);

const versions = new Map<string, number>();

/** @param to without it, the version that the file had before */
function setVersion(ledger: string, to = versions.get(ledger)): void {
	const database = new DatabaseSync(ledger);
	const row = database.prepare('PRAGMA user_version').get();
	versions.set(ledger, Number(row?.user_version));
	database.exec(`PRAGMA user_version = ${to}`);
	database.close();
}
