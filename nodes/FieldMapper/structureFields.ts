import type { INodeProperties } from 'n8n-workflow';

const MIGRATIONS = [
	{ from: '1', to: '2', rows: [{ source: 'mail', target: 'email', required: true }] },
];

/** What the form says of a mapping beside its rows. It is the same for every record. */
export const structureFields: INodeProperties[] = [
	{
		displayName: 'Group By',
		name: 'groupBy',
		type: 'string',
		typeOptions: { multipleValues: true },
		noDataExpression: true,
		default: [],
		description:
			'Target paths: results that have the same values there become one, for example order.number',
	},
	{
		displayName: 'Group Into',
		name: 'groupInto',
		type: 'string',
		noDataExpression: true,
		default: 'lines',
		description: 'The field that lists what the grouped results have beside the fields they share',
	},
	{
		displayName: 'Migrations',
		name: 'migrations',
		type: 'json',
		noDataExpression: true,
		typeOptions: { rows: 8 },
		default: JSON.stringify(MIGRATIONS, null, 2),
		description:
			'A list of steps from one version of the records to another, each with from, to and rows as in a mapping. Fields at the top level that no row writes stay. An empty from is for records without a version.',
	},
	{
		displayName: 'One Result For Each',
		name: 'each',
		type: 'string',
		noDataExpression: true,
		default: 'line_items[*]',
		description:
			'A list in the record: each entry becomes a result. Source paths are then paths in the entry, and ^.name is a field of the record around it.',
	},
	{
		displayName: 'Version',
		name: 'version',
		type: 'string',
		noDataExpression: true,
		default: '1',
		description: 'The version of the records’ schema that the rows are written for',
	},
	{
		displayName: 'Version Path',
		name: 'versionPath',
		type: 'string',
		noDataExpression: true,
		default: 'schema_version',
		description:
			'Where a record says its version. One of another version goes through the migrations first, and to Rejected when they do not know it.',
	},
];
