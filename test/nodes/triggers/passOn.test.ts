import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { passOn } from '../../../nodes/triggers/shared/passOn';

const items = [{ json: { id: 1 } }];

function run(mode?: string) {
	process.env.STEADFAST_STORE = 'memory';
	if (mode) process.env.EXECUTIONS_MODE = mode;
	const addExecutionHints = jest.fn();
	const context = {
		getNode: () => ({ name: 'Shopify' }) as INode,
		getInputData: () => items,
		addExecutionHints,
	} as unknown as IExecuteFunctions;
	return { output: passOn(context), hints: addExecutionHints.mock.calls.flat() as unknown[] };
}
afterEach(() => delete process.env.EXECUTIONS_MODE);

describe('passOn', () => {
	it('puts out the items as they are', () => {
		expect(run()).toEqual({ output: [items], hints: [] });
	});

	it('shows in the editor that queue mode does not share the ledger', () => {
		expect(run('queue')).toEqual({
			output: [items],
			hints: [expect.objectContaining({ message: expect.stringMatching(/STEADFAST_STORE/) })],
		});
	});
});
