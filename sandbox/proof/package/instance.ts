import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installN8n } from '../../lib/installN8n.ts';
import type { Release } from '../../lib/installN8n.ts';
import { N8n } from '../../lib/n8n.ts';
import { freePorts } from '../../lib/ports.ts';
import { createRest } from '../../lib/rest.ts';
import type { Rest } from '../../lib/rest.ts';
import { say } from '../../lib/say.ts';
import { OWNER } from '../../lib/scenario.ts';
import { ledgerFile } from '../../lib/userFolder.ts';
import { startSink } from '../lib/sink.ts';
import type { Sink } from '../lib/sink.ts';
import { npmAtHand } from './npmAtHand.ts';
import type { NpmAtHand } from './npmAtHand.ts';

const LOG_LINES = 40;

/** A real n8n to which nobody has added anything, and a sink. */
export type Instance = {
	n8n: N8n;
	rest: Rest;
	npm: NpmAtHand;
	sink: Sink;
	userFolder: string;
	ledger: string;
	/** its version */
	version: string;
	signal: AbortSignal;
};

/** @param tarballs of the package, by version: what n8n finds when it asks npm for it */
export async function withInstance<T>(
	release: Release,
	tarballs: Readonly<Record<string, string>>,
	signal: AbortSignal,
	work: (instance: Instance) => Promise<T>,
): Promise<T> {
	const folder = await installN8n(signal, release);
	const userFolder = await mkdtemp(join(tmpdir(), 'steadfast-package-'));
	const sink = await startSink();
	const npm = await npmAtHand(join(userFolder, 'npm'), tarballs);
	const [port = 0, brokerPort = 0] = await freePorts(0, 0);
	const n8n = new N8n({ folder, userFolder, port, brokerPort, env: npm.env });
	const ledger = ledgerFile(userFolder);
	try {
		const version = (await n8n.command(['--version'], signal)).trim();
		say(`\nStarting n8n ${version}`);
		await n8n.start(signal);
		const rest = createRest(n8n.url, folder);
		await rest.signIn(OWNER);
		return await work({ n8n, rest, npm, sink, userFolder, ledger, version, signal });
	} catch (error) {
		if (!signal.aborted) say(`\nThe end of n8n's log:\n${n8n.log(LOG_LINES)}\n`);
		throw error;
	} finally {
		await n8n.stop();
		await sink.close();
		await rm(userFolder, { recursive: true, force: true });
	}
}
