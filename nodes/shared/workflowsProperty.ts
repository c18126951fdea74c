import type { INodeProperties } from 'n8n-workflow';

/** Whose dead letters a node looks at. */
export const workflowsProperty: INodeProperties = {
	displayName: 'Workflows',
	name: 'workflows',
	type: 'options',
	noDataExpression: true,
	default: 'this',
	options: [
		{ name: 'This Workflow', value: 'this' },
		{ name: 'All Workflows', value: 'all' },
	],
	description: 'Whose dead letters to look at',
};
