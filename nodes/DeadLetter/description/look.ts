import type { INodeProperties } from 'n8n-workflow';

const many = { operation: ['getMany'] };

/** How dead letters are listed, shown and counted. */
export const lookFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: many },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { ...many, returnAll: [false] } },
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'options',
		default: 'oldest',
		options: [
			{ name: 'Oldest First', value: 'oldest' },
			{ name: 'Newest First', value: 'newest' },
		],
		description: 'The order in which they were received',
		displayOptions: { show: many },
	},
	{
		displayName: 'After ID',
		name: 'after',
		type: 'string',
		default: '',
		description:
			'For the next page: the ID of the last dead letter of the page before, in the same order',
		displayOptions: { show: many },
	},
	{
		displayName: 'Mask Fields',
		name: 'maskFields',
		type: 'string',
		default: '',
		placeholder: 'customer.email, card.number',
		description:
			'Paths in the payload that are shown as ***, separated by commas. The ledger keeps what is there, for the replay.',
		displayOptions: { show: { operation: ['get', 'getMany'] } },
	},
	{
		displayName: 'Count By',
		name: 'groupBy',
		type: 'multiOptions',
		default: ['status', 'provider', 'type', 'reason', 'workflow', 'day'],
		options: [
			{ name: 'Day', value: 'day', description: 'When it was received, in UTC' },
			{ name: 'Provider', value: 'provider' },
			{ name: 'Reason', value: 'reason' },
			{ name: 'Status', value: 'status' },
			{ name: 'Type', value: 'type' },
			{ name: 'Workflow', value: 'workflow', description: 'By its ID' },
		],
		displayOptions: { show: { operation: ['getStatistics'] } },
	},
];
