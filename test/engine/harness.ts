import 'reflect-metadata';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { DeadLetter } from '../../nodes/DeadLetter/DeadLetter.node';
import { DeadLetterTrigger } from '../../nodes/DeadLetterTrigger/DeadLetterTrigger.node';
import { FieldMapper } from '../../nodes/FieldMapper/FieldMapper.node';
import { ResilientHttpRequest } from '../../nodes/ResilientHttpRequest/ResilientHttpRequest.node';
import { SyncCheckpoint } from '../../nodes/SyncCheckpoint/SyncCheckpoint.node';
import { verifiedTrigger } from '../../nodes/triggers/shared/verifiedTrigger';
import { WebhookVerifiedTrigger } from '../../nodes/triggers/WebhookVerifiedTrigger/WebhookVerifiedTrigger.node';
import { shopify } from '../../providers/shopify/provider';
import { stripe } from '../../providers/stripe/provider';
import { woocommerce } from '../../providers/woocommerce/provider';
import { baseNodes } from './baseNodes';
import { googleSheetsNode } from './googleSheetsNode';
import { mongoDbNode } from './mongoDbNode';
import { postgresNode } from './postgresNode';
import { redisNode } from './redisNode';

const PACK = 'n8n-nodes-steadfast';
const packNodes: INodeType[] = [
	new (verifiedTrigger(shopify))(),
	new (verifiedTrigger(stripe))(),
	new (verifiedTrigger(woocommerce))(),
	new WebhookVerifiedTrigger(),
	new ResilientHttpRequest(),
	new FieldMapper(),
	new DeadLetter(),
	new DeadLetterTrigger(),
	new SyncCheckpoint(),
];

const known = new Map<string, INodeType>([
	...packNodes.map((node) => [`${PACK}.${node.description.name}`, node] as const),
	...Object.entries(baseNodes),
	['n8n-nodes-base.postgres', postgresNode],
	['n8n-nodes-base.redis', redisNode],
	['n8n-nodes-base.googleSheets', googleSheetsNode],
	['n8n-nodes-base.mongoDb', mongoDbNode],
]);

function nodeType(name: string): INodeType {
	const type = known.get(name);
	if (!type) throw new Error(`No node of type ${name}`);
	return type;
}

const nodeTypes: INodeTypes = {
	getByName: nodeType,
	getByNameAndVersion: nodeType,
	getKnownTypes: () => ({}),
};

export interface RunOptions {
	/** The node that starts, and what it starts with. */
	start: string;
	items: INodeExecutionData[];
	/** By credential type. */
	credentials?: Record<string, ICredentialDataDecryptedObject>;
	executionId?: string;
}

/** Runs a workflow on n8n's own engine, as production does after a trigger has fired. */
export async function runWorkflow(workflow: IWorkflowBase, options: RunOptions): Promise<IRun> {
	const { start, items, credentials = {}, executionId = '4711' } = options;
	const instance = new Workflow({ ...workflow, active: true, nodeTypes });
	const node = instance.getNode(start);
	if (!node) throw new Error(`No node named ${start}`);
	const runData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node, data: { main: [items] }, source: null }],
		},
	});
	const additionalData = {
		executionId,
		hooks: new ExecutionLifecycleHooks('trigger', executionId, workflow),
		credentialsHelper: {
			getDecrypted: async (_: unknown, __: unknown, type: string) => credentials[type],
			isCredentialUsableByNode: () => true,
			getCredentialsProperties: () => [],
			getParentTypes: () => [],
		},
		variables: {},
		currentNodeExecutionIndex: 0,
		webhookWaitingBaseUrl: 'http://localhost:5678/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost:5678/form-waiting',
	} as unknown as IWorkflowExecuteAdditionalData;
	return await new WorkflowExecute(additionalData, 'trigger', runData).processRunExecutionData(
		instance,
	);
}

/** What a node put out at one of its outputs in its last run. */
export function output(run: IRun, node: string, index = 0): IDataObject[] {
	const last = run.data.resultData.runData[node]?.at(-1);
	return (last?.data?.main?.[index] ?? []).map(({ json }) => json);
}

export function didRun(run: IRun, node: string): boolean {
	return run.data.resultData.runData[node] !== undefined;
}
