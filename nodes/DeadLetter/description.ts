import type { INodeProperties } from 'n8n-workflow';
import { workflowsProperty } from '../shared/workflowsProperty';

const adding = { show: { operation: ['add'] } };
const finding = { show: { operation: ['getMany', 'replay'] } };

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'add',
		options: [
			{
				name: 'Add',
				value: 'add',
				action: 'Add a dead letter',
				description: 'Keep an item that could not be delivered, with the reason',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many dead letters',
				description: 'List what is kept, the oldest first',
			},
			{
				name: 'Replay',
				value: 'replay',
				action: 'Replay dead letters',
				description: 'Deliver again what is kept, after the cause is mended',
			},
		],
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: '',
		placeholder: 'Taken from the failed item',
		description: 'Why the item could not be delivered. Empty: the error of the node that failed.',
		displayOptions: adding,
	},
	{
		displayName: 'Correlation ID',
		name: 'correlationId',
		type: 'string',
		default: '',
		placeholder: 'Taken from the delivery',
		description:
			'Ties the dead letter to its event. Empty: the ID that a Verified Trigger put on the item.',
		displayOptions: adding,
	},
	{
		displayName:
			'Events are replayed through their own trigger. Items that this node added come out of the Dead Letter Trigger (set to Replayed Item) of their workflow, so that workflow must have one and be published.',
		name: 'replayNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['replay'] } },
	},
	{ ...workflowsProperty, displayOptions: finding },
	{
		displayName: 'Which',
		name: 'which',
		type: 'options',
		noDataExpression: true,
		default: 'all',
		displayOptions: finding,
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'By ID', value: 'ids' },
		],
	},
	{
		displayName: 'IDs',
		name: 'ids',
		type: 'string',
		required: true,
		default: '',
		placeholder: '12, 15',
		description: 'Dead letter IDs, separated by commas',
		displayOptions: { show: { operation: ['getMany', 'replay'], which: ['ids'] } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: finding,
	},
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description: 'Whether only to count what would be replayed',
		displayOptions: { show: { operation: ['replay'] } },
	},
];
