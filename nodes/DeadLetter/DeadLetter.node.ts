import {
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { Ledger } from '../../store/Store';
import { storeFor } from '../shared/storeFor';
import { testPostgresStore, testRedisStore } from '../shared/testStore';
import { deadLetterAdder } from './add';
import { properties } from './description';
import { getMany, replay } from './manage';

type Operation = (item: INodeExecutionData, index: number) => Promise<IDataObject | IDataObject[]>;

const OPERATIONS: Record<string, (context: IExecuteFunctions, ledger: Ledger) => Operation> = {
	add: deadLetterAdder,
	getMany,
	replay,
};

export class DeadLetter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dead Letter',
		name: 'deadLetter',
		icon: { light: 'file:deadLetter.svg', dark: 'file:deadLetter.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Keeps what could not be delivered, lists it and replays it',
		defaults: { name: 'Dead Letter' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'steadfastPostgresStoreApi', required: false, testedBy: 'testPostgresStore' },
			{ name: 'steadfastRedisStoreApi', required: false, testedBy: 'testRedisStore' },
		],
		properties,
	};

	methods = { credentialTest: { testPostgresStore, testRedisStore } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0);
		const { ledger } = await storeFor(this);
		const run = OPERATIONS[operation]!(this, ledger);

		const output: INodeExecutionData[] = [];
		for (const [index, item] of this.getInputData().entries()) {
			const pairedItem = { item: index };
			try {
				for (const json of [await run(item, index)].flat()) output.push({ json, pairedItem });
			} catch (cause) {
				const error = new NodeOperationError(this.getNode(), cause as Error, { itemIndex: index });
				if (!this.continueOnFail()) throw error;
				output.push({ json: item.json, error, pairedItem });
			}
		}
		return [output];
	}
}
