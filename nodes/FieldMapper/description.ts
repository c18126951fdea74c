import type { INodeProperties } from 'n8n-workflow';
import { rowFields } from './rowFields';

const EXAMPLE = {
	rows: [
		{
			source: 'email',
			target: 'contact.email',
			transforms: [{ name: 'trim' }, { name: 'lower' }],
			type: 'text',
			required: true,
		},
	],
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		noDataExpression: true,
		default: 'form',
		options: [
			{ name: 'Form', value: 'form', description: 'One row for each field of the result' },
			{
				name: 'JSON',
				value: 'json',
				description: 'The same mapping as JSON, to copy between workflows and keep in git',
			},
		],
	},
	{
		displayName: 'Rows',
		name: 'rows',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			sortable: true,
			fixedCollection: { itemTitle: '={{ $collection.item.value.target }}' },
		},
		placeholder: 'Add Row',
		default: {},
		description: 'Each row takes one value from the record to one field of the result',
		displayOptions: { show: { mode: ['form'] } },
		options: [{ displayName: 'Row', name: 'row', values: rowFields }],
	},
	{
		displayName: 'Mapping',
		name: 'mapping',
		type: 'json',
		noDataExpression: true,
		typeOptions: { rows: 12 },
		default: JSON.stringify(EXAMPLE, null, 2),
		description:
			'An object with rows; each has a target and a source (or a constant value), and may have transforms, type, required and default',
		displayOptions: { show: { mode: ['json'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
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
				displayName: 'On First Bad Record',
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
					{ name: 'Stop', value: 'stop', description: 'The node fails and names the record' },
				],
			},
		],
	},
];
