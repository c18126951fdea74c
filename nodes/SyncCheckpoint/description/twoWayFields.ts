import type { INodeProperties } from 'n8n-workflow';
import { shownFor } from './shownFor';

/** Of the two sides of a two-way sync. */
export const twoWayFields: INodeProperties[] = [
	shownFor(['filterEchoes', 'rememberWrite'], {
		displayName: 'Side',
		name: 'side',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'crm',
		description: 'The system that was written to, or that reports the change',
	}),
	shownFor(['resolve'], {
		displayName: 'Source Field',
		name: 'sourceField',
		type: 'string',
		default: 'source',
		description: 'Path of the one side’s record in the item',
	}),
	shownFor(['resolve'], {
		displayName: 'Target Field',
		name: 'targetField',
		type: 'string',
		default: 'target',
		description: 'Path of the other side’s record in the item',
	}),
	shownFor(['resolve'], {
		displayName: 'Who Wins',
		name: 'rule',
		type: 'options',
		default: 'newest',
		description: 'Where both sides changed since they last agreed',
		options: [
			{ name: 'A Person Decides', value: 'person', description: 'The item comes out at Conflict' },
			{ name: 'Newest', value: 'newest' },
			{ name: 'Source', value: 'source' },
			{ name: 'Target', value: 'target' },
		],
	}),
	shownFor(
		['resolve'],
		{
			displayName: 'Time Field',
			name: 'timeField',
			type: 'string',
			default: 'updated_at',
			description: 'Path, in each side’s record, of when it was changed (ISO 8601)',
		},
		{ rule: ['newest'] },
	),
	shownFor(['resolve'], {
		displayName: 'Field by Field',
		name: 'byField',
		type: 'boolean',
		default: true,
		description:
			'Whether changes of both sides are merged, and only fields that both changed are a conflict',
	}),
	shownFor(['rememberAgreed'], {
		displayName: 'Value Field',
		name: 'valueField',
		type: 'string',
		default: 'resolution.value',
		description: 'Path of what both sides have now',
	}),
];
