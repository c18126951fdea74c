import type { INodeProperties } from 'n8n-workflow';
import { optionFields } from './optionFields';
import { rowFields } from './rowFields';
import { sampleField } from './sample';
import { structureFields } from './structureFields';
import { suggestFields } from './suggestFields';

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
	sampleField,
	...suggestFields,
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
		displayName: 'Structure',
		name: 'structure',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		description: 'How many results a record gives, and which version of its schema it has',
		displayOptions: { show: { mode: ['form'] } },
		options: structureFields,
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
		options: optionFields,
	},
];
