import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const operation = (name: string, value: string, action: string, description: string) =>
	({ name, value, action, description }) satisfies INodePropertyOptions;

const operations = (resource: string, options: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: [resource] } },
	default: options[0]!.value,
	options,
});

/** What the node does. */
export const operationFields: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'run',
		options: [
			{ name: 'Change', value: 'change', description: 'Send only what changed' },
			{ name: 'Run', value: 'run', description: 'Start where the last run stopped, one at a time' },
			{ name: 'Two-Way Sync', value: 'twoWay', description: 'Echoes and conflicts' },
		],
	},
	operations('run', [
		operation('Start', 'start', 'Start a run', 'Take the sync’s lock and hand out its last cursor'),
		operation(
			'Save',
			'save',
			'Save a checkpoint',
			'Keep how far the run has come, so that the next one goes on there',
		),
		operation('Finish', 'finish', 'Finish a run', 'Keep how the run ended, and give the lock back'),
		operation(
			'Get Status',
			'getStatus',
			'Get the status of a sync',
			'Cursor, last success, the running and the last runs',
		),
		operation(
			'Reset',
			'reset',
			'Reset a sync',
			'Forget the cursor, and take the lock from a run that hangs',
		),
	]),
	operations('change', [
		operation(
			'Only Changed',
			'detect',
			'Pass on only what changed',
			'Compare each record with what the target was confirmed to have',
		),
		operation(
			'Confirm',
			'confirm',
			'Confirm what was written',
			'Put it after the target: until then a record counts as changed',
		),
		operation(
			'Find Deleted',
			'findDeleted',
			'Find what was deleted',
			'Records that the target has, and that the full listing of this run no longer had',
		),
	]),
	operations('twoWay', [
		operation(
			'Filter Echoes',
			'filterEchoes',
			'Filter echoes',
			'Keep out what this sync itself wrote to that side',
		),
		operation(
			'Remember Write',
			'rememberWrite',
			'Remember what was written',
			'Put it before each write to a side, so that its report of it is known',
		),
		operation(
			'Resolve Conflict',
			'resolve',
			'Resolve a conflict',
			'Decide what both sides are to have',
		),
		operation(
			'Remember Agreed',
			'rememberAgreed',
			'Remember what both sides have',
			'The next conflict is resolved against it',
		),
	]),
];
