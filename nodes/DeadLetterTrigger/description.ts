import type { INodeProperties } from 'n8n-workflow';
import { workflowsProperties } from '../shared/workflowsProperty';

const added = { event: ['added'] };
const digest = { ...added, announce: ['digest'] };

export const properties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		default: 'added',
		options: [
			{
				name: 'New Dead Letter',
				value: 'added',
				description: 'For alerts: what could not be delivered, with the reason',
			},
			{
				name: 'Replayed Item',
				value: 'replay',
				description:
					'Takes items of this workflow up again when they are replayed; connect it to the node that failed',
			},
		],
	},
	...workflowsProperties(added),
	{
		displayName: 'Announce',
		name: 'announce',
		type: 'options',
		noDataExpression: true,
		default: 'each',
		options: [
			{
				name: 'Each Dead Letter',
				value: 'each',
				description: 'An item for each, with its payload',
			},
			{
				name: 'A Digest',
				value: 'digest',
				description: 'One item for what came in together, with counts and samples',
			},
		],
		displayOptions: { show: added },
	},
	{
		displayName: 'Collect For (Minutes)',
		name: 'collectMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 15,
		description: 'From the first dead letter of a digest on',
		displayOptions: { show: digest },
	},
	{
		displayName: 'Collect at Most',
		name: 'collectCount',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
		default: 1000,
		description: 'With so many dead letters the digest is sent at once; 1000 is the most',
		displayOptions: { show: digest },
	},
	{
		displayName: 'Group By',
		name: 'groupBy',
		type: 'multiOptions',
		default: ['provider', 'workflow', 'reason'],
		options: [
			{ name: 'Node', value: 'node' },
			{ name: 'Provider', value: 'provider' },
			{ name: 'Reason', value: 'reason', description: 'Numbers in it do not matter' },
			{ name: 'Type', value: 'type' },
			{ name: 'Workflow', value: 'workflow' },
		],
		displayOptions: { show: digest },
	},
	{
		displayName: 'Samples',
		name: 'samples',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 3,
		description: 'How many dead letters of each group the digest shows, without their payloads',
		displayOptions: { show: digest },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		description: 'All of them have to match',
		default: {},
		displayOptions: { show: added },
		options: [
			{
				displayName: 'Kind',
				name: 'kind',
				type: 'options',
				default: 'item',
				options: [
					{ name: 'Event', value: 'webhook', description: 'As a Verified Trigger received it' },
					{ name: 'Item', value: 'item', description: 'As a Dead Letter node took it in' },
				],
			},
			{
				displayName: 'Provider',
				name: 'provider',
				type: 'string',
				default: '',
				description: 'Such as shopify',
			},
			{
				displayName: 'Reason Contains',
				name: 'reasonText',
				type: 'string',
				default: '',
				description: 'Text in the reason, upper or lower case',
			},
			{
				displayName: 'Type',
				name: 'type',
				type: 'string',
				default: '',
				description: 'Of the event, such as orders/create',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: added },
		options: [
			{
				displayName: 'Mask Fields',
				name: 'maskFields',
				type: 'string',
				default: '',
				placeholder: 'customer.email, card.number',
				description: 'Paths in the payload that are shown as ***, separated by commas',
			},
			{
				displayName: 'Only When at Least',
				name: 'thresholdCount',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
				default: 10,
				description:
					'So many dead letters within the minutes below. Then one execution starts, and no other for as long; fewer are not told.',
			},
			{
				displayName: 'Quiet From',
				name: 'quietFrom',
				type: 'string',
				default: '22:00',
				placeholder: '22:00',
				description: 'What comes in from then on is told after Quiet Until',
			},
			{
				displayName: 'Quiet Until',
				name: 'quietUntil',
				type: 'string',
				default: '07:00',
				placeholder: '07:00',
			},
			{
				displayName: 'Time Zone',
				name: 'timeZone',
				type: 'string',
				default: '',
				placeholder: 'Europe/Berlin',
				description: 'Of the quiet hours. Empty: that of the workflow.',
			},
			{
				displayName: 'Within (Minutes)',
				name: 'thresholdMinutes',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 10,
				description: 'Belongs to Only When at Least',
			},
		],
	},
];
