import { verifiedTrigger } from '../../nodes/triggers/shared/verifiedTrigger';
import { shopify } from '../../providers/shopify/provider';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { aDelivery } from '../support/deliveries';
import { settle } from '../support/time';
import { fakeTrigger, failed, succeeded } from '../support/trigger';
import { letterBox } from './deadLetterNode';

process.env.STEADFAST_STORE = 'memory';

/** A dead event of a trigger that may be published or not, and the Dead Letter node beside it. */
async function setUp() {
	const box = letterBox();
	const { workflowId } = box;
	const { ledger } = await instanceStore();
	const scope = `${workflowId}/shopify`;
	const origin = { workflowId, workflowName: 'Orders', nodeName: 'Shopify' };
	await ledger.record(aDelivery({ scope, origin }));
	const [lease] = await ledger.claim(scope, 1, 1000);
	await ledger.settle(lease!, { status: 'dead', reason: 'HTTP 422' });

	return {
		box,
		async publish() {
			const parameters = { events: ['*'], settings: { attempts: 1 } };
			const trigger = fakeTrigger(parameters, { workflowId, nodeId: 'shopify' });
			const node = new (verifiedTrigger(shopify))();
			const response = await node.trigger!.call(trigger.context);
			await settle();
			return { ...trigger, unpublish: async () => await response?.closeFunction?.() };
		},
		replay: async (dryRun = false) => (await box.results({ operation: 'replay', dryRun }))[0]!,
		status: async () => {
			await settle();
			return (await ledger.find({ workflowId, limit: 1 }))[0]?.status;
		},
	};
}

describe('a replay to the origin', () => {
	it('runs the event through its own trigger', async () => {
		const { publish, replay, status } = await setUp();
		const { nextRun, unpublish } = await publish();
		expect(await replay()).toMatchObject({ replayed: 1, unattended: [] });
		const run = await nextRun();
		expect(run.items).toMatchObject([{ json: { id: 1, delivery: { attempt: 1 } } }]);
		run.end(succeeded);
		expect(await status()).toBe('done');
		await unpublish();
	});

	it('is a dead letter again when it fails again', async () => {
		const { box, publish, replay, status } = await setUp();
		const { nextRun, unpublish } = await publish();
		await replay();
		(await nextRun()).end(failed('HTTP 410'));
		expect(await status()).toBe('dead');
		expect(await box.list()).toMatchObject([{ reason: 'Send: HTTP 410' }]);
		await unpublish();
	});

	it('says before that the workflow is not published, waits until it is, and can be cancelled', async () => {
		const { box, publish, replay, status } = await setUp();
		const first = await publish();
		await first.unpublish();
		expect(await replay(true)).toMatchObject({
			matched: 1,
			unattended: [{ count: 1, why: expect.stringContaining('"Shopify" does not listen') }],
		});

		const { replayId } = await replay();
		expect(await status()).toBe('queued');
		await box.results({ resource: 'replay', operation: 'cancel', replayId: String(replayId) });
		expect(await status()).toBe('dead');

		await replay();
		const again = await publish();
		(await again.nextRun()).end(succeeded);
		expect(await status()).toBe('done');
		await again.unpublish();
	});
});
