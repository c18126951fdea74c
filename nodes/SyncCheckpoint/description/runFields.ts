import type { INodeProperties } from 'n8n-workflow';
import { shownFor } from './shownFor';

/** What a run of the sync says and asks. */
export const runFields: INodeProperties[] = [
	shownFor(['start'], {
		displayName: 'If a Run Is Under Way',
		name: 'ifRunning',
		type: 'options',
		default: 'stop',
		options: [
			{ name: 'Skip', value: 'skip', description: 'End quietly, with no items' },
			{ name: 'Stop With an Error', value: 'stop', description: 'Which says who holds the lock' },
			{ name: 'Wait', value: 'wait', description: 'Until the lock is free' },
		],
	}),
	shownFor(
		['start'],
		{
			displayName: 'Wait (Minutes)',
			name: 'waitMinutes',
			type: 'number',
			default: 15,
			description: 'After that the run stops with an error',
		},
		{ ifRunning: ['wait'] },
	),
	shownFor(['start'], {
		displayName: 'First Cursor',
		name: 'initialCursor',
		type: 'string',
		default: '',
		placeholder: '2026-01-01T00:00:00Z',
		description: 'Where to begin when nothing was synced yet',
	}),
	shownFor(['save', 'finish'], {
		displayName: 'Cursor',
		name: 'cursor',
		type: 'string',
		default: '',
		placeholder: '={{ $json.updated_at }}',
		description:
			'How far the sync has come: a time, a number or a token. Of several items the furthest counts; empty leaves it where it is.',
	}),
	shownFor(['save', 'finish'], {
		displayName: 'Next Page',
		name: 'page',
		type: 'string',
		default: '',
		placeholder: '={{ $json.next_cursor }}',
		description:
			'Where a listing in pages goes on, as the source says it. A run that ends in the middle is resumed there, and the cursor moves only when the last page is done.',
	}),
	shownFor(['save', 'finish'], {
		displayName: 'Cursor Order',
		name: 'order',
		type: 'options',
		default: 'auto',
		description: 'A cursor that would go backwards is refused',
		options: [
			{
				name: 'Automatic',
				value: 'auto',
				description: 'Numbers and ISO times compare; other texts do not',
			},
			{ name: 'None', value: 'none', description: 'Opaque tokens: the last one counts' },
			{ name: 'Number', value: 'number' },
			{ name: 'Text', value: 'text' },
			{ name: 'Time', value: 'time' },
		],
	}),
	shownFor(['finish'], {
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'success',
		options: [
			{
				name: 'Failed',
				value: 'failed',
				description: 'The next run goes on where this one stopped',
			},
			{ name: 'Partial', value: 'partial', description: 'Some records failed' },
			{ name: 'Success', value: 'success' },
		],
	}),
	shownFor(
		['finish'],
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			description: 'What went wrong, for whoever looks at the status',
		},
		{ status: ['partial', 'failed'] },
	),
	shownFor(['finish'], {
		displayName: 'Execution ID',
		name: 'runId',
		type: 'string',
		default: '',
		placeholder: '={{ $json.execution.id }}',
		description:
			'Of a run that another execution started, as after an Error Trigger. Empty: the run of this execution.',
	}),
	shownFor(['save', 'finish'], {
		displayName: 'Counts',
		name: 'counts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add count',
		default: {},
		description: 'Added to what the run has counted, such as written or failed',
		options: [
			{
				displayName: 'Count',
				name: 'count',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: 'written' },
					{ displayName: 'Number', name: 'value', type: 'number', default: 0 },
				],
			},
		],
	}),
	shownFor(['start', 'save', 'finish'], {
		displayName: 'Lock (Minutes)',
		name: 'lockMinutes',
		type: 'number',
		default: 15,
		description:
			'A run that saves no checkpoint for this long is taken for dead, and another may start where it stopped',
	}),
	shownFor(['reset'], {
		displayName: 'Cursor',
		name: 'resetCursor',
		type: 'string',
		default: '',
		description: 'Where the next run begins; empty: from the start',
	}),
	shownFor(['reset'], {
		displayName: 'Forget Records',
		name: 'forgetRecords',
		type: 'boolean',
		default: false,
		description: 'Whether every record counts as new again',
	}),
];
