import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { storeFor } from '../shared/storeFor';
import { confirm, detect, findDeleted } from './changes';
import { properties } from './description';
import type { Operation } from './operation';
import { finish, save } from './checkpoint';
import { start } from './start';
import { getStatus, reset } from './status';
import { filterEchoes, rememberAgreed, rememberWrite, resolve } from './twoWay';

const OPERATIONS: Readonly<Record<string, Operation>> = {
	start,
	save,
	finish,
	getStatus,
	reset,
	detect,
	confirm,
	findDeleted,
	filterEchoes,
	rememberWrite,
	resolve,
	rememberAgreed,
};

/** The operations with two outputs name them. */
const OUTPUTS =
	'={{ ({ detect: ["Changed", "Unchanged"], filterEchoes: ["Changes", "Echoes"], resolve: ["Resolved", "Conflict"] }[$parameter["operation"]] ?? [""]).map((displayName) => ({ type: "main", displayName })) }}' as const;

export class SyncCheckpoint implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sync Checkpoint',
		name: 'syncCheckpoint',
		icon: { light: 'file:syncCheckpoint.svg', dark: 'file:syncCheckpoint.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["sync"] }}',
		description: 'Lets a sync resume, never overlap, and send only what changed',
		defaults: { name: 'Sync Checkpoint' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const { state } = await storeFor(this);
		try {
			const sync = (this.getNodeParameter('sync', 0, '') as string).trim();
			const operation = this.getNodeParameter('operation', 0);
			if (sync === '' && !this.getNodeParameter('allSyncs', 0, false)) {
				throw new Error('Sync Name is empty: give the sync a name, the same in all its nodes');
			}
			return await OPERATIONS[operation]!({ context: this, state, sync, items });
		} catch (cause) {
			const error = new NodeOperationError(this.getNode(), cause as Error);
			if (!this.continueOnFail()) throw error;
			return [items.map(({ json }, item) => ({ json, error, pairedItem: { item } }))];
		}
	}
}
