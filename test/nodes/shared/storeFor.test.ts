import type { INode } from 'n8n-workflow';
import { storeFor } from '../../../nodes/shared/storeFor';

const context = { getNode: () => ({ name: 'Shopify' }) as INode };

describe('storeFor', () => {
	it('says what to do when the store cannot be opened, and tries again the next time', async () => {
		process.env.STEADFAST_STORE = 'mysql://user:password@host';
		await expect(storeFor(context)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining('unknown store "mysql"'),
			description: expect.stringContaining('STEADFAST_STORE'),
		});
		await expect(storeFor(context)).rejects.not.toThrow('password');
		process.env.STEADFAST_STORE = 'memory';
		expect(await storeFor(context)).toBe(await storeFor(context));
	});
});
