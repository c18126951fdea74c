import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importWorkflow } from '../../lib/importWorkflow.ts';
import { N8n } from '../../lib/n8n.ts';
import { freePorts } from '../../lib/ports.ts';
import { prepare } from '../../lib/prepare.ts';
import { createRest } from '../../lib/rest.ts';
import type { ExecutionSummary, Rest } from '../../lib/rest.ts';
import { say } from '../../lib/say.ts';
import { OWNER } from '../../lib/scenario.ts';
import { startSink } from '../lib/sink.ts';
import type { Sink } from '../lib/sink.ts';
import { startSource } from './source.ts';
import type { Source } from './source.ts';
import { CREDENTIALS, ID, PATHS, STATUS, syncWorkflow } from './workflow.ts';

export type Status = {
	status: string;
	page: string | null;
	history: ReadonlyArray<{ status: string; counts: Record<string, number>; reason?: string }>;
};

export type SyncStage = {
	n8n: N8n;
	source: Source;
	target: Sink;
	/** Starts a run as a production call does. */
	call(path: (typeof PATHS)[keyof typeof PATHS]): Promise<void>;
	/** SIGKILL, and a new start. */
	crash(): Promise<void>;
	status(): Promise<Status>;
	/** The latest executions, newest first. */
	executions(): Promise<ExecutionSummary[]>;
	errorOf(executionId: string): Promise<string>;
};

const SEED = 10_000;
const LOG_LINES = 40;

/** Flaky source → n8n with the template → target, for as long as `work` takes. */
export async function onSyncStage<T>(
	count: number,
	signal: AbortSignal,
	work: (stage: SyncStage) => Promise<T>,
): Promise<T> {
	const userFolder = await mkdtemp(join(tmpdir(), 'steadfast-proof-'));
	const [source, target] = [await startSource(count, SEED), await startSink()];
	try {
		const folder = await prepare(userFolder, signal);
		const [port = 0, brokerPort = 0] = await freePorts(0, 0);
		const n8n = new N8n({ folder, userFolder, port, brokerPort });
		const workflow = await syncWorkflow(source.url, target.url);
		await importWorkflow(n8n, userFolder, workflow, CREDENTIALS, signal);
		const rest = createRest(n8n.url, folder);
		try {
			await startN8n(n8n, rest, signal);
			return await work(stageOf({ n8n, source, target, rest, userFolder, signal }));
		} catch (error) {
			if (!signal.aborted) say(`\nThe end of n8n's log:\n${n8n.log(LOG_LINES)}\n`);
			throw error;
		} finally {
			await n8n.stop();
		}
	} finally {
		await Promise.all([source.close(), target.close()]);
		await rm(userFolder, { recursive: true, force: true });
	}
}

async function startN8n(n8n: N8n, rest: Rest, signal: AbortSignal): Promise<void> {
	await n8n.start(signal);
	await rest.signIn(OWNER);
	await rest.published(ID, signal);
	for (const path of Object.values(PATHS)) await n8n.webhookReady(`/webhook/${path}`, signal);
}

type Parts = Pick<SyncStage, 'n8n' | 'source' | 'target'> & {
	rest: Rest;
	userFolder: string;
	signal: AbortSignal;
};

const stageOf = ({ n8n, source, target, rest, userFolder, signal }: Parts): SyncStage => ({
	n8n,
	source,
	target,
	async call(path) {
		const { ok, status } = await fetch(`${n8n.url}/webhook/${path}`, { method: 'POST', signal });
		if (!ok) throw new Error(`The webhook ${path} answered ${status}`);
	},
	async crash() {
		await n8n.kill();
		// With it n8n would wait ten seconds before it starts.
		await rm(join(userFolder, '.n8n', 'crash.journal'), { force: true });
		await startN8n(n8n, rest, signal);
	},
	async status() {
		const { data } = await rest.runFrom(ID, 'Ask');
		type Runs = Array<{ data: { main: [[{ json: Status }]] } }>;
		const [ran] = data.resultData.runData[STATUS] as Runs;
		return ran!.data.main[0][0].json;
	},
	executions: () => rest.executions(ID),
	async errorOf(executionId) {
		const { data } = await rest.execution(executionId);
		return data.resultData.error?.message ?? '';
	},
});
