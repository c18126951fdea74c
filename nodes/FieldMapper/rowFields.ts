import type { INodeProperties } from 'n8n-workflow';
import { TARGET_TYPES, type TargetType } from '../../core/mapping';
import { transformFields } from './transformFields';

const TYPES: Record<TargetType, { name: string; description: string }> = {
	text: { name: 'Text', description: 'Numbers, true, false and dates become text' },
	number: { name: 'Number', description: 'A text such as 19.99 becomes a number' },
	integer: { name: 'Whole Number', description: 'Decimals are refused, never cut off' },
	boolean: { name: 'True or False', description: 'Also from yes and no, on and off, 1 and 0' },
	date: { name: 'Date', description: 'ISO 8601 in UTC; a date without a zone is read as UTC' },
	json: { name: 'JSON', description: 'A text is parsed; lists and objects stay as they are' },
};

/** One row of the form. It is the same for every record, so no field of it takes an expression. */
export const rowFields: INodeProperties[] = [
	{
		displayName: 'Value From',
		name: 'from',
		type: 'options',
		noDataExpression: true,
		default: 'field',
		options: [
			{ name: 'Field', value: 'field', description: 'A field of the record, by its path' },
			{
				name: 'Field From List',
				value: 'listed',
				description: 'Chosen from the fields of the record at the input',
			},
			{ name: 'Constant', value: 'constant', description: 'The same value for every record' },
			{
				name: 'Transforms',
				value: 'transforms',
				description: 'Made by the first transform, such as Now or Coalesce',
			},
		],
	},
	{
		displayName: 'Source Path',
		name: 'source',
		type: 'string',
		// With noDataExpression no field could be dragged here; an expression is refused when it runs.
		requiresDataPath: 'single',
		default: '',
		placeholder: 'customer.email',
		description:
			'Where the value is in the record: line_items[0].sku for one entry of a list, line_items[*].sku for all, ["odd name"] for a name with dots or brackets. Drag a field here to take its path.',
		displayOptions: { show: { from: ['field'] } },
	},
	{
		displayName: 'Source Field',
		name: 'field',
		type: 'options',
		// A field that was chosen stays, whatever record is at the input.
		allowArbitraryValues: true,
		noDataExpression: true,
		typeOptions: {
			loadOptionsMethod: 'listFields',
			loadOptionsDependsOn: ['structure.each'],
		},
		default: '',
		description: 'The fields that the record at the input has: run the node before this one first',
		displayOptions: { show: { from: ['listed'] } },
	},
	{
		displayName: 'Constant',
		name: 'value',
		type: 'string',
		noDataExpression: true,
		default: '',
		description: 'A text; the type below makes a number, true or false, or JSON of it',
		displayOptions: { show: { from: ['constant'] } },
	},
	{
		displayName: 'Target Path',
		name: 'target',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'contact.email',
		description:
			'Where the value goes. For each [*] in it the source has one too: line_items[*].sku to lines[*].sku.',
	},
	{
		displayName: 'Transforms',
		name: 'transforms',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			sortable: true,
			fixedCollection: { itemTitle: '={{ $collection.item.value.name }}' },
		},
		placeholder: 'Add Transform',
		default: {},
		description: 'Applied to the value in this order',
		options: [{ displayName: 'Transform', name: 'step', values: transformFields }],
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		noDataExpression: true,
		default: 'asIs',
		description: 'What the value has to be; one that cannot be made so rejects the record',
		options: [
			{ name: 'As It Is', value: 'asIs' },
			...TARGET_TYPES.map((value) => ({ ...TYPES[value], value })),
		],
	},
	{
		displayName: 'Strict',
		name: 'strict',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether the value has to be of the type already, so that a number in a text is rejected instead of converted',
		displayOptions: { hide: { type: ['asIs'] } },
	},
	{
		displayName: 'Required',
		name: 'required',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description: 'Whether a record without this value is rejected',
	},
	{
		displayName: 'Default',
		name: 'default',
		type: 'string',
		noDataExpression: true,
		default: '',
		description: 'Written where the record has no value. Empty: none.',
	},
];
