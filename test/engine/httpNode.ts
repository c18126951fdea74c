import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	IWorkflowBase,
} from 'n8n-workflow';
import { runWorkflow } from './harness';

export const NAME = 'Request';

let serial = 0;

/** A workflow of the one node with an id of its own. */
export function httpNode(parameters: object, credential?: string, extra: object = {}) {
	serial += 1;
	const workflow = {
		id: `http-${serial}`,
		name: 'HTTP',
		nodes: [
			{
				id: `node-${serial}`,
				name: NAME,
				type: 'n8n-nodes-steadfast.resilientHttpRequest',
				typeVersion: 1,
				position: [0, 0],
				parameters: { retry: { baseMs: 1, jitterMs: 0 }, onFailure: 'output', ...parameters },
				...(credential && { credentials: { [credential]: { id: `c-${serial}`, name: 'Mine' } } }),
				...extra,
			},
		],
		connections: {},
		settings: {},
	} as unknown as IWorkflowBase;

	/** What came out at Success and Failed, with the run's hints. */
	return async (items: INodeExecutionData[], data: ICredentialDataDecryptedObject = {}) => {
		const credentials = credential ? { [credential]: data } : {};
		const run = await runWorkflow(workflow, { start: NAME, items, credentials });
		const last = run.data.resultData.runData[NAME]?.at(-1);
		const [success = [], failed = []] = last?.data?.main ?? [];
		return {
			run,
			success: success ?? [],
			failed: failed ?? [],
			hints: (last?.hints ?? []).map(({ message }) => message),
			error: run.data.resultData.error,
			metadata: run.data.resultData.metadata ?? {},
		};
	};
}

export const jsons = (items: readonly INodeExecutionData[]): IDataObject[] =>
	items.map(({ json }) => json);

export const item = (json: IDataObject = {}): INodeExecutionData => ({ json });
