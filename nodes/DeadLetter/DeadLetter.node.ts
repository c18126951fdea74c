import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { parameterReader } from '../shared/parameters';
import { storeFor } from '../shared/storeFor';
import { testPostgresStore, testRedisStore } from '../shared/testStore';
import { add } from './add';
import { discard, purge, resolve } from './close';
import { properties } from './description';
import { edit } from './edit';
import { get, getMany, getStatistics } from './look';
import type { NodeRun, Operation } from './operation';
import { getPaused, pause, resume } from './pause';
import { cancel, getProgress, replay } from './replay';

const OPERATIONS: Record<string, (run: NodeRun) => Operation> = {
	add,
	get,
	getMany,
	getStatistics,
	edit,
	replay,
	getProgress,
	cancel,
	resolve,
	discard,
	purge,
	pause,
	resume,
	getPaused,
};

/**
 * Nothing of an item is lost on either way of going on. At an error output n8n itself puts the item
 * around its error; it would drop the json of one that has an `error` beside it (normalizeNodeErrors
 * in n8n-core's workflow-execute).
 */
function failedJson({ onError }: INode, { json }: INodeExecutionData, { message }: Error) {
	return onError === 'continueErrorOutput' ? { error: message } : { ...json, error: message };
}

export class DeadLetter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dead Letter',
		name: 'deadLetter',
		icon: { light: 'file:deadLetter.svg', dark: 'file:deadLetter.dark.svg' },
		group: ['output'],
		// 1.1: a replay is a dry run unless it is told otherwise.
		version: [1, 1.1],
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Keeps what could not be delivered, lists it, mends it and replays it',
		defaults: { name: 'Dead Letter' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				displayName: 'Ledger and Shared State Elsewhere (Optional)',
				name: 'steadfastPostgresStoreApi',
				required: false,
				testedBy: 'testPostgresStore',
			},
			{
				displayName: 'Shared State Elsewhere (Optional)',
				name: 'steadfastRedisStoreApi',
				required: false,
				testedBy: 'testRedisStore',
			},
		],
		properties,
	};

	methods = { credentialTest: { testPostgresStore, testRedisStore } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const read = parameterReader(this);
		const store = await storeFor(this);
		const operate = OPERATIONS[read<string>('operation', 0)]!({ context: this, store, read });

		const output: INodeExecutionData[] = [];
		for (const [index, item] of this.getInputData().entries()) {
			const pairedItem = { item: index };
			try {
				for (const json of [await operate(item, index)].flat()) output.push({ json, pairedItem });
			} catch (cause) {
				const error = new NodeOperationError(this.getNode(), cause as Error, { itemIndex: index });
				if (!this.continueOnFail()) throw error;
				output.push({ ...item, json: failedJson(this.getNode(), item, error), pairedItem });
			}
		}
		return [output];
	}
}
