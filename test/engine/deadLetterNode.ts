import type { IDataObject, INodeExecutionData, IRun, IWorkflowBase } from 'n8n-workflow';
import { output, runWorkflow } from './harness';

let serial = 0;

/** A workflow of the test's own that has one Dead Letter node. */
export function letterBox(workflowId = `dead-letter-${(serial += 1)}`) {
	/** Runs the node on items. */
	async function run(
		parameters: IDataObject,
		items: INodeExecutionData[] = [{ json: {} }],
		settings: { onError?: string; typeVersion?: number } = {},
	): Promise<IRun> {
		const node = (id: string, name: string, type: string, given: IDataObject = {}) => ({
			...{ id, name, type, typeVersion: 1, position: [0, 0], parameters: given },
		});
		const letters = node('letters', 'Dead Letter', 'n8n-nodes-steadfast.deadLetter', parameters);
		const workflow = {
			id: workflowId,
			name: 'Orders',
			nodes: [node('start', 'Send', 'n8n-nodes-base.noOp'), { ...letters, ...settings }],
			connections: { Send: { main: [[{ node: 'Dead Letter', type: 'main', index: 0 }]] } },
			settings: {},
		} as unknown as IWorkflowBase;
		return await runWorkflow(workflow, { start: 'Send', items });
	}
	const results = async (parameters: IDataObject) => output(await run(parameters), 'Dead Letter');
	return {
		workflowId,
		run,
		add: (...json: IDataObject[]) =>
			run(
				{ operation: 'add' },
				json.map((item) => ({ json: item })),
			),
		results,
		list: (filter: IDataObject = {}) => results({ operation: 'getMany', ...filter }),
		/** Runs the node and gives the message that it fails with. */
		async failure(parameters: IDataObject, items?: INodeExecutionData[]): Promise<string> {
			return String((await run(parameters, items)).data.resultData.error?.message);
		},
		/** Runs the node and gives what it says above its output. */
		async hints(parameters: IDataObject): Promise<string> {
			const { runData } = (await run(parameters)).data.resultData;
			return (runData['Dead Letter']?.at(-1)?.hints ?? []).map(({ message }) => message).join();
		},
	};
}

/** An item that a node of the pack failed on, as it comes out of its failed output. */
export const event = (correlationId: string, data: IDataObject = {}): IDataObject => ({
	...data,
	delivery: { correlationId, provider: 'shopify', type: 'orders/create' },
	failure: { reason: 'HTTP 422', retryable: false },
});
