import type { INodeProperties } from 'n8n-workflow';
import { presetOptions } from './presetOptions';

const SCHEMA = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
const schema = (field: Pick<INodeProperties, 'displayName' | 'name' | 'description'>) => ({
	...field,
	type: 'json' as const,
	noDataExpression: true,
	typeOptions: { rows: 8 },
	default: JSON.stringify(SCHEMA, null, 2),
});

export const optionFields: INodeProperties[] = [
	{
		displayName: 'Absent After',
		name: 'vanishAfter',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 100,
		description: 'A field has vanished when this many records in a row came without it',
		displayOptions: { show: { reportDrift: [true] } },
	},
	{
		displayName: 'Carry Delivery',
		name: 'carryDelivery',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether the delivery of a Verified Trigger stays on the mapped item, so that its correlation ID and idempotency key travel along',
	},
	{
		displayName: 'Check Results Against',
		name: 'checkResults',
		type: 'options',
		noDataExpression: true,
		default: 'own',
		description: 'A record whose result does not fit goes to Rejected',
		options: [
			...presetOptions,
			{ name: 'My Own Schema', value: 'own', description: 'The one under Result Schema' },
		],
	},
	{
		displayName: 'Lookup By',
		name: 'lookupBy',
		type: 'string',
		noDataExpression: true,
		default: 'id',
		description:
			'Adds an input Lookup. The transform Lookup finds its items by this field, given as a path.',
	},
	{
		displayName: 'Most Rejected (Percent)',
		name: 'mostRejected',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 10,
		description: 'The node fails when more of the records than this are bad',
		displayOptions: { show: { onBadRecord: ['stopAbove'] } },
	},
	{
		displayName: 'On Bad Record',
		name: 'onBadRecord',
		type: 'options',
		noDataExpression: true,
		default: 'continue',
		description: 'What happens when a record cannot be mapped',
		options: [
			{
				name: 'Continue',
				value: 'continue',
				description: 'It goes to the Rejected output and the others go on',
			},
			{
				name: 'Stop at the First',
				value: 'stop',
				description: 'The node fails and names the record',
			},
			{
				name: 'Stop Above a Share',
				value: 'stopAbove',
				description: 'The node fails when too many of the records are bad',
			},
		],
	},
	schema({
		displayName: 'Record Schema',
		name: 'recordSchema',
		description: 'JSON Schema (2020-12) that each record is checked against before it is mapped',
	}),
	{
		displayName: 'Report Drift',
		name: 'reportDrift',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether to remember which fields and types the records have (no values), and to report at an output Drift which are new, have vanished or have another type',
	},
	schema({
		displayName: 'Result Schema',
		name: 'resultSchema',
		description: 'JSON Schema (2020-12) that each result is checked against',
	}),
];
