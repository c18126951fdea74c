import type { INodeProperties } from 'n8n-workflow';
import { operationFields } from './operations';
import { recordFields } from './recordFields';
import { runFields } from './runFields';
import { shownFor } from './shownFor';
import { twoWayFields } from './twoWayFields';

export const properties: INodeProperties[] = [
	...operationFields,
	{
		displayName: 'Sync Name',
		name: 'sync',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'shopify-orders',
		description:
			'All nodes with the same name share one lock, one cursor and one memory, in all workflows',
		displayOptions: { hide: { allSyncs: [true] } },
	},
	shownFor(['getStatus'], {
		displayName: 'All Syncs',
		name: 'allSyncs',
		type: 'boolean',
		default: false,
		description: 'Whether to list every sync of this n8n',
	}),
	...runFields,
	...recordFields,
	...twoWayFields,
];
