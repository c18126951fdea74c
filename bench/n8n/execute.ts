import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { n8nEnvironment } from '../../sandbox/lib/n8nEnvironment.ts';
import type { N8nOptions } from '../../sandbox/lib/n8nEnvironment.ts';

export type Item = { json: Record<string, unknown> };
export type NodeRun = { executionTime: number; data: { main: [Item[]] } };
type Printed = {
	data: { resultData: { runData: Record<string, NodeRun[]>; error?: { message: string } } };
};

/**
 * Runs an imported workflow by `n8n execute`, to its end.
 *
 * Its output goes to a file: n8n exits before a pipe has taken all of it.
 *
 * @returns what each node did, by name
 */
export async function execute(
	options: N8nOptions,
	workflowId: string,
	signal: AbortSignal,
): Promise<(name: string) => NodeRun> {
	const output = join(options.userFolder, 'execution.json');
	const n8n = join(options.folder, 'node_modules', 'n8n', 'bin', 'n8n');
	const file = await open(output, 'w');
	try {
		const child = spawn(process.execPath, [n8n, 'execute', `--id=${workflowId}`, '--rawOutput'], {
			cwd: options.userFolder,
			env: n8nEnvironment(options),
			stdio: ['ignore', file.fd, 'inherit'],
			signal,
		});
		await once(child, 'exit');
	} finally {
		await file.close();
	}
	const printed = await readFile(output, 'utf8');
	// n8n may log a line before it and after it.
	const [json = ''] = /^\{$.*^\}$/ms.exec(printed) ?? [];
	const { runData, error } = (JSON.parse(json) as Printed).data.resultData;
	if (error) throw new Error(`The workflow failed: ${error.message}`);
	return (name) => {
		const [run] = runData[name] ?? [];
		if (!run) throw new Error(`"${name}" did not run`);
		return run;
	};
}
