import type { INodeProperties } from 'n8n-workflow';

const replaying = { operation: ['replay'], resource: ['deadLetter'] };
const dryRun: Omit<INodeProperties, 'default'> = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	description: 'Whether only to count what would be replayed, and to say who would not take it up',
};

/** What the operations that change something need to know. */
export const changeFields: INodeProperties[] = [
	{
		displayName:
			'Events are replayed through their own trigger. Items that this node added come out of the Dead Letter Trigger (set to Replayed Item) of their workflow. Both need the workflow to be published.',
		name: 'replayNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: replaying },
	},
	{
		displayName: 'No Limit',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to replay all that match or only up to a given limit',
		displayOptions: { show: replaying },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 50,
		description: 'Max number of dead letters to replay, the oldest first',
		displayOptions: { show: { ...replaying, returnAll: [false] } },
	},
	{
		displayName: 'Rate (Per Second)',
		name: 'perSecond',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many become due in a second; 0 makes all of them due at once',
		displayOptions: { show: replaying },
	},
	{
		...dryRun,
		default: false,
		displayOptions: { show: { ...replaying, '@version': [1] } },
	},
	{
		...dryRun,
		default: true,
		displayOptions: { show: { ...replaying, '@version': [{ _cnd: { gte: 1.1 } }] } },
	},
	{
		displayName: 'Replay ID',
		name: 'replayId',
		type: 'string',
		required: true,
		default: '',
		placeholder: '={{ $json.replayId }}',
		description: 'As Replay put it out',
		displayOptions: { show: { resource: ['replay'] } },
	},
	{
		displayName: 'Payload',
		name: 'payload',
		type: 'json',
		required: true,
		typeOptions: { rows: 8 },
		default: '{}',
		description:
			'What the dead letter is to say from now on, whole. The delivery of an item is kept when it is left out.',
		displayOptions: { show: { operation: ['edit'] } },
	},
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		default: '',
		placeholder: 'Booked by hand',
		description: 'Why; it stays with the dead letter',
		displayOptions: { show: { operation: ['resolve', 'discard'] } },
	},
	{
		displayName: 'Older Than (Days)',
		name: 'olderThanDays',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 90,
		description: 'Since it was received',
		displayOptions: { show: { operation: ['purge'] } },
	},
	{
		displayName: 'Status',
		name: 'purgeStatuses',
		type: 'multiOptions',
		default: ['resolved', 'discarded'],
		options: [
			{ name: 'Dead', value: 'dead', description: 'Nobody has seen to it yet' },
			{ name: 'Discarded', value: 'discarded' },
			{ name: 'Resolved', value: 'resolved' },
		],
		description: 'Which are deleted',
		displayOptions: { show: { operation: ['purge'] } },
	},
	{
		displayName: 'Delete for Good',
		name: 'confirmPurge',
		type: 'boolean',
		default: false,
		description:
			'Whether to delete. Without it, the node says how many it would delete, and fails.',
		displayOptions: { show: { operation: ['purge'] } },
	},
];
