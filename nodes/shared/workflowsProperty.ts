import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** Which workflows a node is about: fields that are read with `workflowFilter`. */
export function workflowsProperties(show: NonNullable<IDisplayOptions['show']>): INodeProperties[] {
	return [
		{
			displayName: 'Workflows',
			name: 'workflows',
			type: 'options',
			noDataExpression: true,
			default: 'this',
			options: [
				{ name: 'This Workflow', value: 'this' },
				{ name: 'All Workflows', value: 'all' },
				{ name: 'Workflow by ID', value: 'id' },
			],
			description: 'Whose dead letters, or triggers, are meant',
			displayOptions: { show },
		},
		{
			displayName: 'Workflow ID',
			name: 'workflowId',
			type: 'string',
			required: true,
			default: '',
			description: 'The last part of the address of the workflow in the editor',
			displayOptions: { show: { ...show, workflows: ['id'] } },
		},
	];
}
