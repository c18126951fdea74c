import { runWorkflow } from '../../../nodes/shared/drainIntoWorkflow';
import { fakeTrigger, succeeded } from '../../support/trigger';

const items = [{ json: { id: 1 } }];

describe('runWorkflow', () => {
	it('starts a run with the items and tells how it ended', async () => {
		const trigger = fakeTrigger({});
		const outcome = runWorkflow(trigger.context, items);
		const run = await trigger.nextRun();
		expect(run.items).toEqual(items);
		run.end(succeeded);
		expect(await outcome).toEqual({ kind: 'success' });
	});

	it('takes a run for lost whose end n8n does not tell', async () => {
		const { context } = fakeTrigger({});
		expect(await runWorkflow(context, items, 0)).toMatchObject({ kind: 'failure' });
	});
});
