import type { INodeProperties } from 'n8n-workflow';

export const operations: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'deadLetter',
		options: [
			{ name: 'Dead Letter', value: 'deadLetter' },
			{ name: 'Replay', value: 'replay' },
			{ name: 'Trigger', value: 'trigger' },
		],
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'add',
		displayOptions: { show: { resource: ['deadLetter'] } },
		options: [
			{
				name: 'Add',
				value: 'add',
				action: 'Add a dead letter',
				description: 'Keep an item that could not be delivered, with the reason',
			},
			{
				name: 'Discard',
				value: 'discard',
				action: 'Discard dead letters',
				description: 'Say that they are not needed any more; they stay in the ledger for a while',
			},
			{
				name: 'Edit Payload',
				value: 'edit',
				action: 'Edit the payload of a dead letter',
				description: 'Mend what it says before it is replayed; the original is kept',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get a dead letter',
				description: 'Show one with everything that is known of it',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many dead letters',
				description: 'List what is kept',
			},
			{
				name: 'Get Statistics',
				value: 'getStatistics',
				action: 'Get statistics of dead letters',
				description: 'Count them by status, provider, type, reason, workflow and day',
			},
			{
				name: 'Purge',
				value: 'purge',
				action: 'Purge dead letters',
				description: 'Delete old ones for good',
			},
			{
				name: 'Replay',
				value: 'replay',
				action: 'Replay dead letters',
				description: 'Deliver again what is kept, after the cause is mended',
			},
			{
				name: 'Resolve',
				value: 'resolve',
				action: 'Resolve dead letters',
				description: 'Say that they were mended elsewhere; they stay in the ledger for a while',
			},
		],
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getProgress',
		displayOptions: { show: { resource: ['replay'] } },
		options: [
			{
				name: 'Cancel',
				value: 'cancel',
				action: 'Cancel a replay',
				description: 'Make those dead letters again that have not begun',
			},
			{
				name: 'Get Progress',
				value: 'getProgress',
				action: 'Get the progress of a replay',
				description: 'Count what waits, runs, is done and is dead again',
			},
		],
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'pause',
		displayOptions: { show: { resource: ['trigger'] } },
		options: [
			{
				name: 'Get Paused',
				value: 'getPaused',
				action: 'Get the workflows whose triggers are paused',
				description: 'List what is paused',
			},
			{
				name: 'Pause',
				value: 'pause',
				action: 'Pause the triggers of a workflow',
				description: 'Record and acknowledge what comes in, and run nothing until it is resumed',
			},
			{
				name: 'Resume',
				value: 'resume',
				action: 'Resume the triggers of a workflow',
				description: 'Run what waited, in its order and at the trigger’s pace',
			},
		],
	},
];
