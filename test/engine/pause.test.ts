import type { IDataObject } from 'n8n-workflow';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { aDelivery } from '../support/deliveries';
import { letterBox } from './deadLetterNode';

process.env.STEADFAST_STORE = 'memory';

/** A workflow with a delivery that waits, and the Dead Letter node's resource Trigger. */
async function setUp() {
	const box = letterBox();
	const { workflowId } = box;
	const { ledger } = await instanceStore();
	const scope = `${workflowId}/shopify`;
	const origin = { workflowId, workflowName: 'Orders', nodeName: 'Shopify' };
	await ledger.record(aDelivery({ scope, origin }));
	return {
		workflowId,
		/** How many a trigger of the workflow is handed. */
		handedOut: async () => (await ledger.claim(scope, 9, 1000)).length,
		run: (operation: string, more: IDataObject = {}) =>
			box.results({ resource: 'trigger', operation, ...more }),
		hints: (operation: string, more: IDataObject = {}) =>
			box.hints({ resource: 'trigger', operation, ...more }),
	};
}

describe('the triggers of a workflow', () => {
	it('run nothing while they are paused, and what waited when they are resumed', async () => {
		const { workflowId, run, handedOut } = await setUp();
		const here = { workflowId, waiting: 1 };
		expect(await run('pause')).toEqual([{ paused: true, ...here }]);
		expect(await handedOut()).toBe(0);
		expect(await run('getPaused')).toEqual([{ paused: true, workflowId }]);
		expect(await run('resume')).toEqual([{ paused: false, ...here }]);
		expect(await run('getPaused')).toEqual([]);
		expect(await handedOut()).toBe(1);
	});

	it('run on while another workflow is paused', async () => {
		const { run, handedOut } = await setUp();
		const other = { workflows: 'id', workflowId: 'another' };
		await run('pause', other);
		expect(await handedOut()).toBe(1);
		await run('resume', other);
	});

	it('are paused with all others, and say so to who resumes one alone', async () => {
		const { run, hints, handedOut } = await setUp();
		await run('pause', { workflows: 'all' });
		expect(await run('getPaused')).toEqual([{ paused: true, workflowId: null }]);
		expect(await hints('resume')).toContain('All workflows are paused');
		expect(await handedOut()).toBe(0);
		await run('resume', { workflows: 'all' });
		expect(await handedOut()).toBe(1);
	});
});
