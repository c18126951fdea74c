import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';

/** The sheet that the node writes: its rows by their key, and whether Google answers. */
export const sheet = {
	columns: [] as string[],
	rows: new Map<string, IDataObject>(),
	isDown: false,
};

/**
 * Stands in for n8n's Google Sheets node 4.7, which is not among the development packages: its
 * operation Append or Update Row, with columns that exist and extra fields left out.
 */
export const googleSheetsNode: INodeType = {
	description: {
		displayName: 'Google Sheets',
		name: 'googleSheets',
		group: ['input'],
		version: 4.7,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		properties: [{ displayName: 'Columns', name: 'columns', type: 'json', default: {} }],
	},
	async execute(this: IExecuteFunctions) {
		if (sheet.isDown) throw new NodeOperationError(this.getNode(), 'The service is unavailable');
		const { matchingColumns } = this.getNodeParameter('columns', 0) as {
			matchingColumns: [string];
		};
		for (const { json } of this.getInputData()) {
			const known = Object.entries(json).filter(([name]) => sheet.columns.includes(name));
			sheet.rows.set(String(json[matchingColumns[0]]), Object.fromEntries(known) as IDataObject);
		}
		return [this.getInputData()];
	},
};
