import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8n } from './n8n.ts';
import type { Credential, Workflow } from './template.ts';

/**
 * Imports credentials and a workflow into an n8n that is not running, and publishes the workflow.
 * What was imported before and has not changed since is left alone, edits in n8n included.
 */
export async function importWorkflow(
	n8n: N8n,
	userFolder: string,
	workflow: Workflow & { id: string },
	credentials: readonly Credential[],
	signal?: AbortSignal,
): Promise<void> {
	const folder = join(userFolder, 'imported');
	const workflowFile = join(folder, 'workflow.json');
	const credentialsFile = join(folder, 'credentials.json');
	const done = join(folder, 'done.json');
	const wanted = JSON.stringify([workflow, credentials]);
	if ((await readFile(done, 'utf8').catch(() => '')) === wanted) return;

	await mkdir(folder, { recursive: true });
	await writeFile(workflowFile, JSON.stringify(workflow));
	await writeFile(credentialsFile, JSON.stringify(credentials));
	await n8n.command(['import:credentials', `--input=${credentialsFile}`], signal);
	await n8n.command(['import:workflow', `--input=${workflowFile}`], signal);
	await n8n.command(['publish:workflow', `--id=${workflow.id}`], signal);
	await writeFile(done, wanted);
}
