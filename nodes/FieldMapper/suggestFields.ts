import type { INodeProperties } from 'n8n-workflow';
import { presetOptions } from './presetOptions';

const FORM = { mode: ['form'] };
const TARGET = { order_number: '1001', customer: { email: 'jo@example.com' } };

/** Rows proposed from the record at the input, for the user to accept. */
export const suggestFields: INodeProperties[] = [
	{
		displayName: 'Suggest Rows For',
		name: 'suggestFor',
		type: 'options',
		noDataExpression: true,
		default: 'copy',
		description: 'What the result is to look like. Rows that may fill it are then suggested.',
		displayOptions: { show: FORM },
		options: [
			{ name: 'A Copy', value: 'copy', description: 'Each field of the record as it is' },
			...presetOptions,
			{
				name: 'My Own Target',
				value: 'own',
				description: 'An example or a JSON Schema of the result',
			},
		],
	},
	{
		displayName: 'Target',
		name: 'suggestTarget',
		type: 'json',
		noDataExpression: true,
		typeOptions: { rows: 6 },
		default: JSON.stringify(TARGET, null, 2),
		description: 'An example of the result, or a JSON Schema of it',
		displayOptions: { show: { ...FORM, suggestFor: ['own'] } },
	},
	{
		displayName: 'Accepted Rows',
		name: 'accepted',
		type: 'multiOptions',
		// A row that is accepted stays, whatever record is at the input.
		allowArbitraryValues: true,
		noDataExpression: true,
		typeOptions: {
			loadOptionsMethod: 'suggestRows',
			loadOptionsDependsOn: ['suggestFor', 'suggestTarget'],
		},
		default: [],
		description:
			'Choose the rows to add to those below. They are made by the likeness of names from the record at the input: run the node before this one first.',
		displayOptions: { show: FORM },
	},
];
