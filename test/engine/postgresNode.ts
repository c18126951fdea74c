import { NodeOperationError, type IExecuteFunctions, type INodeType } from 'n8n-workflow';
import { Client } from 'pg';

/**
 * Stands in for n8n's Postgres node 2.6, which is not among the development packages: its operation
 * Execute Query with Query Parameters, on a real Postgres. As there, a statement that gives no rows
 * and is no select gives `{ success: true }`.
 */
export const postgresNode: INodeType = {
	description: {
		displayName: 'Postgres',
		name: 'postgres',
		group: ['input'],
		version: 2.6,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'postgres', required: true }],
		properties: [
			{ displayName: 'Operation', name: 'operation', type: 'string', default: 'insert' },
			{ displayName: 'Query', name: 'query', type: 'string', default: '' },
			{ displayName: 'Options', name: 'options', type: 'json', default: {} },
		],
	},
	async execute(this: IExecuteFunctions) {
		const { url } = await this.getCredentials<{ url: string }>('postgres');
		const client = new Client(url);
		const rows = [];
		try {
			await client.connect();
			for (const index of this.getInputData().keys()) {
				const values = this.getNodeParameter('options.queryReplacement', index, []) as unknown[];
				const query = this.getNodeParameter('query', index) as string;
				const result = await client.query(query, values);
				const found = result.rows.length > 0 ? result.rows : [{ success: true }];
				rows.push(...found.map((json) => ({ json, pairedItem: { item: index } })));
			}
		} catch (error) {
			const { code, message } = error as Error & { code?: string };
			const reason = code === 'ECONNREFUSED' ? 'Connection refused' : message;
			throw new NodeOperationError(this.getNode(), reason);
		} finally {
			await client.end();
		}
		return [rows];
	},
};
