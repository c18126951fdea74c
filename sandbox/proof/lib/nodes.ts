import type { Workflow } from '../../lib/template.ts';

type Published = Workflow & { id: string };

/** A node to add to a workflow, and where its output goes. */
export type AddedNode = {
	name: string;
	type: string;
	typeVersion?: number;
	parameters?: Record<string, unknown>;
	/** the name of the next node */
	next?: string;
};

/** The workflow with further nodes, below all that it has. */
export function withNodes(workflow: Published, added: readonly AddedNode[]): Published {
	const nodes = added.map(({ name, type, typeVersion = 1, parameters = {} }, index) => {
		const id = `40000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
		return {
			id,
			webhookId: id,
			name,
			type,
			typeVersion,
			parameters,
			position: [240 * index, 1_000],
		};
	});
	const connections = Object.fromEntries(
		added.flatMap(({ name, next }) =>
			next === undefined ? [] : [[name, { main: [[{ node: next, type: 'main', index: 0 }]] }]],
		),
	);
	return {
		...workflow,
		nodes: [...workflow.nodes, ...nodes],
		connections: { ...(workflow.connections as object), ...connections },
	};
}
