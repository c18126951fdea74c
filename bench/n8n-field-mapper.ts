import { deepStrictEqual } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilInterrupted } from '../sandbox/lib/interrupt.ts';
import { N8n } from '../sandbox/lib/n8n.ts';
import { freePorts } from '../sandbox/lib/ports.ts';
import { prepare } from '../sandbox/lib/prepare.ts';
import { compared } from './lib/compared.ts';
import { section } from './lib/section.ts';
import type { Row } from './lib/section.ts';
import { execute } from './n8n/execute.ts';
import type { NodeRun } from './n8n/execute.ts';
import { benchWorkflow, EDIT_FIELDS, FIELD_MAPPER } from './n8n/workflow.ts';

const RECORDS = 10_000;
const METHOD = `${RECORDS.toLocaleString('en')} records of nine fields through both nodes in one run of a real n8n; executionTime of each node. The results are compared.`;
const WORKFLOW_ID = 'steadfastBench';
/** How many times as fast as Edit Fields the Field Mapper has to be, by n8n's expression engine. */
const TARGETS = { vm: 300, legacy: 50 };

/** The results, without the time, which Edit Fields takes for each record anew. */
const results = ({ data }: NodeRun) =>
	data.main[0].map(({ json: { exported_at: _, ...others } }) => others);

/** Milliseconds that each of the two nodes takes for all records, in one run of a real n8n. */
async function bench(signal: AbortSignal): Promise<void> {
	const userFolder = await mkdtemp(join(tmpdir(), 'steadfast-bench-'));
	try {
		const folder = await prepare(userFolder, signal);
		const [port = 0, brokerPort = 0] = await freePorts(0, 0);
		const options = { folder, userFolder, port, brokerPort };
		const file = join(userFolder, 'workflow.json');
		await writeFile(file, JSON.stringify(benchWorkflow(WORKFLOW_ID, RECORDS)));
		await new N8n(options).command(['import:workflow', `--input=${file}`], signal);

		const rows: Row[] = [];
		for (const [engine, target] of Object.entries(TARGETS)) {
			const env = { N8N_EXPRESSION_ENGINE: engine };
			const ran = await execute({ ...options, env }, WORKFLOW_ID, signal);
			const [edited, mapped] = [ran(EDIT_FIELDS), ran(FIELD_MAPPER)];
			deepStrictEqual(results(mapped), results(edited));
			rows.push(
				compared({
					what: `expression engine ${engine}`,
					ours: mapped.executionTime,
					beside: { name: EDIT_FIELDS, value: edited.executionTime },
					unit: 'ms',
					target: { atLeast: target },
				}),
			);
		}
		section('Field Mapper in n8n', METHOD, rows);
	} finally {
		await rm(userFolder, { recursive: true, force: true });
	}
}

void untilInterrupted(bench);
