import { randomUUID } from 'node:crypto';
import type { Workflow, WorkflowNode } from '../../lib/template.ts';
import type { Execution } from '../../lib/rest.ts';
import type { Stage } from './stage.ts';

type Edited = Workflow & { id: string };
type Parameters = Readonly<Record<string, unknown>>;

const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

/**
 * Adds a chain to the template for each name: a webhook that takes a list of items, and a Resilient
 * HTTP Request of these parameters that makes a call for each.
 */
export const withCalls =
	(calls: Readonly<Record<string, Parameters>>) =>
	(workflow: Edited): Edited => {
		const chains = Object.entries(calls).map(([name, parameters], index) =>
			chain(name, parameters, 400 * index + 1_000),
		);
		return {
			...workflow,
			nodes: [...workflow.nodes, ...chains.flatMap(({ nodes }) => nodes)],
			connections: Object.assign(
				{ ...(workflow.connections as object) },
				...chains.map(({ connections }) => connections),
			) as unknown,
		};
	};

function chain(name: string, parameters: Parameters, y: number) {
	const [start, split] = [`Start ${name}`, `Items of ${name}`];
	const node = (called: string, type: string, typeVersion: number, given: object, x: number) => ({
		...{ id: randomUUID(), name: called, type, typeVersion, position: [x, y] },
		parameters: given as WorkflowNode['parameters'],
	});
	const webhook = { httpMethod: 'POST', path: name, responseMode: 'lastNode' };
	return {
		nodes: [
			{
				...node(start, 'n8n-nodes-base.webhook', 2, { ...webhook, responseData: 'noData' }, 0),
				webhookId: randomUUID(),
			},
			node(split, 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.items' }, 240),
			node(name, 'n8n-nodes-steadfast.resilientHttpRequest', 1, parameters, 480),
		],
		connections: { [start]: to(split), [split]: to(name) },
	};
}

/** Runs a chain, in production, to its end. @returns the status n8n answers with: 200, or 500 */
export async function call(
	{ webhookUrl }: Pick<Stage, 'webhookUrl'>,
	name: string,
	items: readonly object[],
	signal: AbortSignal,
): Promise<number> {
	const response = await fetch(`${new URL(webhookUrl).origin}/webhook/${name}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ items }),
		signal,
	});
	await response.arrayBuffer();
	return response.status;
}

/** The run that ended last. */
export async function lastRun({ rest, workflowId }: Stage): Promise<Execution> {
	const [newest] = await rest.executions(workflowId);
	if (!newest) throw new Error('Nothing has run yet');
	return await rest.execution(newest.id);
}
