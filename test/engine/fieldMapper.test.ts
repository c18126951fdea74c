import type { IDataObject, IWorkflowBase } from 'n8n-workflow';
import { output, runWorkflow } from './harness';

process.env.STEADFAST_STORE = 'memory';

const node = (name: string, type: string, parameters: object = {}) => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
});
const to = (...nodes: [name: string, input: number][]) => [
	nodes.map(([name, index]) => ({ node: name, type: 'main', index })),
];

/** Items go to both inputs; each output has a node of its own. */
const workflow = {
	id: 'mapper',
	name: 'Mapper',
	nodes: [
		node('Start', 'n8n-nodes-base.noOp'),
		node('Mapper', 'n8n-nodes-steadfast.fieldMapper', {
			mode: 'json',
			mapping: JSON.stringify({
				rows: [
					{
						source: 'parent',
						target: 'parent',
						transforms: [{ name: 'lookup', args: { path: 'name' } }],
						required: true,
					},
				],
			}),
			options: { lookupBy: 'id', reportDrift: true },
		}),
		node('Mapped', 'n8n-nodes-base.noOp'),
		node('Rejected', 'n8n-nodes-base.noOp'),
		node('Drift', 'n8n-nodes-base.noOp'),
	],
	connections: {
		Start: { main: to(['Mapper', 0], ['Mapper', 1]) },
		Mapper: { main: [...to(['Mapped', 0]), ...to(['Rejected', 0]), ...to(['Drift', 0])] },
	},
	settings: { executionOrder: 'v1' },
} as unknown as IWorkflowBase;

const run = (items: IDataObject[]) =>
	runWorkflow(workflow, { start: 'Start', items: items.map((json) => ({ json })) });

describe('Field Mapper', () => {
	it('takes a second input and fills a third output', async () => {
		const first = await run([
			{ id: 1, name: 'Ada', parent: 2 },
			{ id: 2, name: 'Grace', parent: 3 },
		]);
		expect(first.data.resultData.error).toBeUndefined();
		expect(output(first, 'Mapped')).toEqual([{ parent: 'Grace' }]);
		expect(output(first, 'Rejected')).toMatchObject([{ id: 2, failure: { retryable: false } }]);
		expect(output(first, 'Drift')).toEqual([]);

		const second = await run([{ id: 1, name: 'Ada', parent: '1', email: 'x' }]);
		expect(output(second, 'Mapped')).toEqual([{ parent: 'Ada' }]);
		expect(output(second, 'Drift')).toMatchObject([
			{ kind: 'retyped', path: 'parent' },
			{ kind: 'new', path: 'email' },
		]);
	});
});
