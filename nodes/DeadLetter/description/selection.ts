import type { INodeProperties } from 'n8n-workflow';
import { workflowsProperties } from '../../shared/workflowsProperty';

const finding = ['getMany', 'getStatistics', 'replay', 'resolve', 'discard'];
const listing = ['getMany', 'getStatistics'];
const changing = ['replay', 'resolve', 'discard'];
const one = ['get', 'edit'];

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	default: ['dead'],
	description: 'Where they stand',
	options: [
		{ name: 'Dead', value: 'dead', description: 'Nobody has seen to it yet' },
		{ name: 'Discarded', value: 'discarded', description: 'Not needed any more' },
		{ name: 'Done', value: 'done', description: 'Delivered, for example by a replay' },
		{ name: 'Parked', value: 'parked', description: 'In line behind a dead one of the same key' },
		{ name: 'Queued', value: 'queued', description: 'Due, for example by a replay' },
		{ name: 'Resolved', value: 'resolved', description: 'Mended elsewhere' },
		{ name: 'Retrying', value: 'retrying', description: 'Failed, and is tried again by itself' },
		{ name: 'Running', value: 'leased', description: 'Its workflow runs now' },
	],
};

const text = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

const filters: INodeProperties[] = [
	text('Correlation ID', 'correlationId', 'That of the event'),
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		default: 'item',
		description: 'What it is that could not be delivered',
		options: [
			{ name: 'Event', value: 'webhook', description: 'As a Verified Trigger received it' },
			{ name: 'Item', value: 'item', description: 'As this node took it in' },
		],
	},
	text('Node', 'nodeName', 'The name of the node that failed, or of the trigger'),
	text(
		'Payload Contains',
		'payloadText',
		'Text in the payload, as it is written there. Looks into every payload that the other filters leave.',
	),
	text('Provider', 'provider', 'Such as shopify'),
	text('Reason Contains', 'reasonText', 'Text in the reason, upper or lower case'),
	{
		displayName: 'Received After',
		name: 'receivedAfter',
		type: 'dateTime',
		default: '',
		description: 'At this time or later',
	},
	{
		displayName: 'Received Before',
		name: 'receivedBefore',
		type: 'dateTime',
		default: '',
		description: 'Earlier than this time',
	},
	text('Replay ID', 'replayId', 'Of the last replay that it was part of'),
	text('Type', 'type', 'Of the event, such as orders/create'),
];

const filterCollection = (operation: string[], options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	description: 'All of them have to match',
	default: {},
	options,
	displayOptions: { show: { operation, which: ['all'] } },
});

/** Which dead letters an operation is about. */
export const selectionFields: INodeProperties[] = [
	...workflowsProperties({ operation: [...finding, ...one, 'purge', 'pause', 'resume'] }),
	{
		displayName: 'Dead Letter ID',
		name: 'id',
		type: 'string',
		required: true,
		default: '',
		placeholder: '12',
		displayOptions: { show: { operation: one } },
	},
	{
		displayName: 'Which',
		name: 'which',
		type: 'options',
		noDataExpression: true,
		default: 'all',
		displayOptions: { show: { operation: finding } },
		options: [
			{ name: 'All That Match', value: 'all' },
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
		displayOptions: { show: { operation: finding, which: ['ids'] } },
	},
	filterCollection(listing, [...filters.slice(0, -1), status, ...filters.slice(-1)]),
	filterCollection(changing, filters),
	{
		displayName: 'Everything That Matches',
		name: 'everything',
		type: 'boolean',
		default: false,
		description:
			'Whether all dead letters of all workflows are meant, where neither a workflow nor a filter is given',
		displayOptions: { show: { operation: changing, workflows: ['all'], which: ['all'] } },
	},
];
