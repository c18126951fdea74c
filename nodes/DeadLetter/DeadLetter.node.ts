import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { parameterReader } from '../shared/parameters';
import { storeFor } from '../shared/storeFor';
import { add } from './add';
import { discard, purge, resolve } from './close';
import { properties } from './description';
import { edit } from './edit';
import { get, getMany, getStatistics } from './look';
import type { NodeRun, Operation } from './operation';
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
};

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
		properties,
	};

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
				output.push({ ...item, error, pairedItem });
			}
		}
		return [output];
	}
}
