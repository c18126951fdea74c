import type { INodeProperties } from 'n8n-workflow';

const show = { operation: ['add'] };

export const addFields: INodeProperties[] = [
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: '',
		placeholder: 'Taken from the failed item',
		description: 'Why the item could not be delivered. Empty: the error of the node that failed.',
		displayOptions: { show },
	},
	{
		displayName: 'Correlation ID',
		name: 'correlationId',
		type: 'string',
		default: '',
		placeholder: 'Taken from the delivery',
		description:
			'Ties the dead letter to its event. Empty: the ID that a Verified Trigger put on the item.',
		displayOptions: { show },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show },
		options: [
			{
				displayName: 'Binary Data',
				name: 'binaryData',
				type: 'options',
				default: 'refuse',
				description: 'What to do with an item that carries files: the ledger keeps none',
				options: [
					{ name: 'Refuse', value: 'refuse', description: 'The item fails, so nothing is lost' },
					{ name: 'Leave Out', value: 'leaveOut', description: 'Keep the JSON of the item alone' },
				],
			},
			{
				displayName: 'Failed Node',
				name: 'failedNode',
				type: 'string',
				default: '',
				description:
					'The name of the node that failed. Empty: the node that the failure or error names, else the one before this.',
			},
			{
				displayName: 'Largest Payload (KB)',
				name: 'maxPayloadKb',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 16384,
				description: 'An item whose JSON is larger fails instead of being kept',
			},
		],
	},
];
