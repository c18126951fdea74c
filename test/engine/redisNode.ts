import { Redis } from 'ioredis';
import { NodeOperationError, type IExecuteFunctions, type INodeType } from 'n8n-workflow';

/**
 * Stands in for n8n's Redis node 1, which is not among the development packages: its operations Get
 * and Set of a text, on a real Redis. Get puts out the value alone, null where there is none; Set
 * what came in. It does not wait for a Redis that is away, as n8n's does.
 */
export const redisNode: INodeType = {
	description: {
		displayName: 'Redis',
		name: 'redis',
		group: ['input'],
		version: 1,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'redis', required: true }],
		properties: [
			{ displayName: 'Operation', name: 'operation', type: 'string', default: 'info' },
			{ displayName: 'Key', name: 'key', type: 'string', default: '' },
			{ displayName: 'Name', name: 'propertyName', type: 'string', default: 'propertyName' },
			{ displayName: 'Value', name: 'value', type: 'string', default: '' },
		],
	},
	async execute(this: IExecuteFunctions) {
		const { url } = await this.getCredentials<{ url: string }>('redis');
		const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
		const read = (name: string, index: number) => String(this.getNodeParameter(name, index));
		const items = [];
		try {
			await client.connect();
			for (const [index, { json }] of this.getInputData().entries()) {
				const key = read('key', index);
				const isGet = read('operation', index) === 'get';
				if (!isGet) await client.set(key, read('value', index));
				items.push({
					json: isGet ? { [read('propertyName', index)]: await client.get(key) } : json,
					pairedItem: { item: index },
				});
			}
		} catch (error) {
			throw new NodeOperationError(this.getNode(), error as Error);
		} finally {
			// Of one that never connected, a timer would stay for two seconds.
			if (client.status === 'ready') client.disconnect();
		}
		return [items];
	},
};
